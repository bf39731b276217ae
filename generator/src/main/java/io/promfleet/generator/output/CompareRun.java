package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Only looks, and shows what a write would change. */
final class CompareRun extends DirectoryRun {
    private static final long MAX_DIFFED_LENGTH = 1 << 20;

    private final int maxLines;

    private CompareRun(
            Layout layout,
            Disk disk,
            Problems problems,
            OwnedList owned,
            @Nullable Owner owner,
            boolean rootExists,
            int maxFiles,
            int maxLines) {
        super(layout, disk, problems, owned, owner, rootExists, false, new Tally(maxFiles));
        this.maxLines = maxLines;
    }

    static OutputRun open(
            Layout layout, Disk disk, Problems problems, @Nullable Owner owner, int maxFiles, int maxLines) {
        try {
            BasicFileAttributes root = disk.attributes(layout.root());
            if (root != null && disk.attributes(layout.commit()) != null) {
                problems.atDirectory(
                        OutputRule.INTERRUPTED,
                        "A run over `" + layout.root() + "` was interrupted while it moved its files into place.",
                        "Generate again: that completes it.");
                return new RefusedRun();
            }
            OwnedList owned = OwnedList.read(layout, disk, problems, false);
            return owned == null || !problems.isOwn(owned, owner)
                    ? new RefusedRun()
                    : new CompareRun(layout, disk, problems, owned, owner, root != null, maxFiles, maxLines);
        } catch (IOException e) {
            problems.unreadable(Layout.STATE, e);
            return new RefusedRun();
        }
    }

    @Override
    void missing(String path, Folder folder, byte[] bytes, int length) {
        tally.created(difference(path, Difference.Kind.MISSING, null, Arrays.copyOf(bytes, length)));
    }

    @Override
    void different(String path, Folder folder, Digest current, @Nullable Digest listed, byte[] bytes, int length)
            throws IOException {
        Difference.Kind kind = listed == null
                ? Difference.Kind.FOREIGN
                : listed.equals(current) ? Difference.Kind.DIFFERENT : Difference.Kind.EDITED;
        byte[] old = keepsDiff(path, current.length()) ? disk.readAll(folders.onDisk(folder, path)) : null;
        tally.changed(
                old == null
                        ? new Difference(path, kind, List.of(), 0)
                        : difference(path, kind, old, Arrays.copyOf(bytes, length)));
    }

    @Override
    void orphaned(String path, boolean edited) throws IOException {
        Difference.Kind kind = edited ? Difference.Kind.EDITED : Difference.Kind.ORPHANED;
        Digest current = leaving.get(path);
        byte[] old = current != null && keepsDiff(path, current.length()) ? disk.readAll(layout.file(path)) : null;
        tally.deleted(old == null ? new Difference(path, kind, List.of(), 0) : difference(path, kind, old, null));
    }

    private boolean keepsDiff(String path, long length) {
        return tally.keeps(path) && length <= MAX_DIFFED_LENGTH;
    }

    private Difference difference(String path, Difference.Kind kind, byte @Nullable [] old, byte @Nullable [] now) {
        if (!keepsDiff(path, Math.max(old == null ? 0 : old.length, now == null ? 0 : now.length))) {
            return new Difference(path, kind, List.of(), 0);
        }
        return new Difference(path, kind, UnifiedDiff.of(path, old, now), 0).within(maxLines);
    }

    @Override
    OutputResult conclude() {
        if (problems.any()) {
            return OutputResult.NOTHING;
        }
        if (tally.isEmpty() && isListStale()) {
            tally.differs(new Difference(Layout.LIST_PATH, Difference.Kind.LIST, List.of(), 0));
        }
        return tally.result(maxLines);
    }
}
