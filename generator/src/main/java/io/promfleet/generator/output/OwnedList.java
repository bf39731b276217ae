package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of owned files as it is on disk when a run starts. */
final class OwnedList {
    private final Map<String, TreeFile> files = new HashMap<>();
    private @Nullable Owner owner;
    private boolean intact;

    private OwnedList() {}

    /**
     * Reads the list.
     *
     * @param force whether to take what is legible of a damaged list, such as both sides of a merge conflict
     * @return empty if there is no list, null if it cannot be used, for the reason reported
     */
    static @Nullable OwnedList read(Layout layout, Disk disk, Problems problems, boolean force) {
        OwnedList list = new OwnedList();
        try {
            BasicFileAttributes attributes = disk.attributes(layout.list());
            if (attributes == null) {
                return list;
            }
            if (!attributes.isRegularFile()) {
                problems.linkOnTheWay(Layout.LIST_PATH);
                return null;
            }
            byte[] bytes = disk.readAll(layout.list());
            list.intact = !OwnedFiles.isConverted(bytes);
            return list.parse(bytes, problems, force) ? list : null;
        } catch (IOException e) {
            problems.unreadable(Layout.LIST_PATH, e);
            return null;
        }
    }

    private boolean parse(byte[] bytes, Problems problems, boolean force) {
        boolean[] usable = {true};
        OwnedFiles.read(bytes, new OwnedFiles.Reader() {
            @Override
            public void owner(@Nullable Owner said) {
                owner = said;
            }

            @Override
            public void file(String path, Digest digest) {
                TreeFile file = new TreeFile();
                file.listed = digest;
                files.put(path, file);
            }

            @Override
            public boolean damaged(int line, String why) {
                intact = false;
                if (!force) {
                    usable[0] = false;
                    problems.atLine(
                            OutputRule.DAMAGED_LIST,
                            Layout.LIST_PATH,
                            line,
                            "Line " + line + " of the list of owned files is damaged: " + why + ".",
                            "Take the list back from Git, or after a merge conflict have everything generated written "
                                    + "anew with " + Problems.FORCE + ".");
                }
                return force;
            }
        });
        return usable[0];
    }

    /** Whether there is a list and it is to the byte what promfleet writes. */
    boolean isIntact() {
        return intact;
    }

    /** Whose files it lists; null if it does not say so. */
    @Nullable
    Owner owner() {
        return owner;
    }

    /** Hands its entries over. */
    void copyTo(Map<String, TreeFile> target) {
        target.putAll(files);
    }
}
