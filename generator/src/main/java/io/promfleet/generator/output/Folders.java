package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folders on the way to generated files. Each is looked at once, without following links, before anything below it
 * is touched: this is what keeps a run inside its directory.
 */
final class Folders {
    private final Layout layout;
    private final Disk disk;
    private final Problems problems;
    private final @Nullable Predicate<String> makesWay;
    private final Map<String, Folder> byPath = new HashMap<>();
    private final Folder root;
    private Folder last;
    private @Nullable Folder lastOnDisk;
    private Path lastPath;

    /** @param makesWay whether a plain file, if it stands at this path, is deleted before folders are made; null for none */
    Folders(Layout layout, Disk disk, Problems problems, boolean rootExists, @Nullable Predicate<String> makesWay) {
        this.layout = layout;
        this.disk = disk;
        this.problems = problems;
        this.makesWay = makesWay;
        root = new Folder("", null, rootExists ? Folder.State.PRESENT : Folder.State.MISSING);
        last = root;
        lastPath = layout.root();
    }

    /** The folder that holds a file. */
    Folder of(String filePath) {
        int slash = filePath.lastIndexOf('/');
        if (slash < 0) {
            return root;
        }
        // Trees are visited folder by folder.
        if (last.path.length() != slash || !filePath.startsWith(last.path)) {
            last = at(filePath.substring(0, slash));
        }
        return last;
    }

    /** The folder at a path if anything has asked for it. */
    @Nullable
    Folder known(String path) {
        return byPath.get(path);
    }

    /** Where a file of a folder is on disk. */
    Path onDisk(Folder folder, String filePath) {
        if (folder != lastOnDisk) {
            lastOnDisk = folder;
            lastPath = folder == root ? layout.root() : layout.file(folder.path);
        }
        return lastPath.resolve(folder == root ? filePath : filePath.substring(folder.path.length() + 1));
    }

    /**
     * Whether files can be put into a folder. If something that is no folder is in the way, reports that, once.
     *
     * @return false if the folder is neither there nor can be made
     */
    boolean isUsable(Folder folder) {
        if (folder.state == Folder.State.PRESENT || folder.state == Folder.State.MISSING) {
            return true;
        }
        Folder cause = folder.topmostAlike();
        if (!cause.reported) {
            cause.reported = true;
            if (cause.state == Folder.State.FILE) {
                problems.fileInTheWay(cause.path);
            } else if (cause.state == Folder.State.LINK) {
                problems.linkOnTheWay(cause.path);
            }
        }
        return false;
    }

    private Folder at(String path) {
        Folder known = byPath.get(path);
        if (known == null) {
            int slash = path.lastIndexOf('/');
            Folder parent = slash < 0 ? root : at(path.substring(0, slash));
            known = new Folder(path, parent, parent.state == Folder.State.PRESENT ? look(path) : parent.state);
            byPath.put(path, known);
        }
        return known;
    }

    private Folder.State look(String path) {
        try {
            BasicFileAttributes attributes = disk.attributes(layout.file(path));
            if (attributes == null) {
                return Folder.State.MISSING;
            }
            if (attributes.isDirectory()) {
                return Folder.State.PRESENT;
            }
            if (!attributes.isRegularFile()) {
                return Folder.State.LINK;
            }
            return makesWay != null && makesWay.test(path) ? Folder.State.MISSING : Folder.State.FILE;
        } catch (IOException e) {
            problems.unreadable(path, e);
            return Folder.State.UNREADABLE;
        }
    }
}
