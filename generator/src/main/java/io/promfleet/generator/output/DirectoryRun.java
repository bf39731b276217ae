package io.promfleet.generator.output;

import io.promfleet.generator.manifest.ManifestPath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares what is offered with what is on disk; what follows from a difference is up to the kind of run. */
abstract sealed class DirectoryRun implements OutputRun permits WriteRun, CompareRun {
    final Layout layout;
    final Disk disk;
    final Problems problems;
    final Tally tally;

    /** Every path that is owned or was offered. */
    final Map<String, TreeFile> files = new HashMap<>();

    final Folders folders;

    /** Owned files that were not offered, are on disk as they were generated, and so are deleted by a write. */
    final Map<String, Digest> leaving = new HashMap<>();

    /** Owned files that were not offered and are not on disk either. */
    final List<String> gone = new ArrayList<>();

    /** Folders that are, or will be, empty, and stand where a file has to be. */
    final List<String> emptied = new ArrayList<>();

    private final @Nullable Owner owner;
    private final @Nullable Owner ownerBefore;
    private final boolean listIntact;
    private final boolean force;
    private final Map<String, String> byFoldedCase = new HashMap<>();
    private final List<String> foldersInTheWay = new ArrayList<>();
    private byte[] buffer = new byte[0];
    private boolean open = true;

    DirectoryRun(
            Layout layout,
            Disk disk,
            Problems problems,
            OwnedList owned,
            @Nullable Owner owner,
            boolean rootExists,
            boolean force,
            Tally tally) {
        this.layout = layout;
        this.disk = disk;
        this.problems = problems;
        this.force = force;
        this.tally = tally;
        this.owner = owner;
        this.ownerBefore = owned.owner();
        listIntact = owned.isIntact() && Objects.equals(owner, owned.owner());
        owned.copyTo(files);
        folders = new Folders(layout, disk, problems, rootExists, new Predicate<>() {
            @Override
            public boolean test(String path) {
                // If it is generated this time too, or was edited by hand, that is found and stops the run.
                TreeFile file = files.get(path);
                return file != null && file.listed != null;
            }
        });
    }

    /** Nothing is on disk where a file has to be. */
    abstract void missing(String path, Folder folder, byte[] bytes, int length) throws IOException;

    /**
     * Other content is on disk where a file has to be.
     *
     * @param current what is there
     * @param listed what an earlier run generated there, null if none did
     */
    abstract void different(
            String path, Folder folder, Digest current, @Nullable Digest listed, byte[] bytes, int length)
            throws IOException;

    /** An owned file was not offered. */
    abstract void orphaned(String path, boolean edited) throws IOException;

    /** Every file was offered and looked at. */
    abstract OutputResult conclude();

    @Override
    public final void offer(ManifestPath manifestPath, byte[] bytes, int length) {
        Objects.checkFromIndexSize(0, length, bytes.length);
        checkOpen();
        String path = manifestPath.value();
        TreeFile file = files.get(path);
        if (file == null) {
            file = new TreeFile();
            files.put(path, file);
        }
        if (file.offered != null) {
            problems.atFile(
                    OutputRule.DUPLICATE_PATH,
                    path,
                    "Two generated files have the path `" + path + "`.",
                    "Give the two things that they are made for different names.");
            return;
        }
        Digest digest = Digest.of(bytes, length);
        // Most files are what they were: one digest is then enough for both.
        file.offered = digest.equals(file.listed) ? file.listed : digest;
        Folder folder = folders.of(path);
        if (!claim(path, folder) || !folders.isUsable(folder)) {
            return;
        }
        try {
            if (folder.state == Folder.State.MISSING) {
                missing(path, folder, bytes, length);
            } else {
                look(path, folder, file.listed, bytes, length);
            }
        } catch (IOException e) {
            problems.unreadable(path, e);
        }
    }

    private void look(String path, Folder folder, @Nullable Digest listed, byte[] bytes, int length)
            throws IOException {
        Path onDisk = folders.onDisk(folder, path);
        BasicFileAttributes there = disk.attributes(onDisk);
        if (there == null) {
            missing(path, folder, bytes, length);
        } else if (there.isRegularFile()) {
            if (there.size() == length && holds(onDisk, bytes, length)) {
                tally.unchanged();
            } else {
                different(path, folder, disk.digest(onDisk), listed, bytes, length);
            }
        } else if (there.isDirectory()) {
            foldersInTheWay.add(path);
            missing(path, folder, bytes, length);
        } else {
            problems.linkOnTheWay(path);
        }
    }

    private boolean holds(Path onDisk, byte[] bytes, int length) throws IOException {
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, 1 << 15)];
        }
        return disk.read(onDisk, buffer, length) && Arrays.equals(buffer, 0, length, bytes, 0, length);
    }

    /** Makes sure that a path can live beside all others on every file system. */
    private boolean claim(String path, Folder folder) {
        if (isFolderInTree(path)) {
            return fileAndFolder(path);
        }
        for (Folder above = folder; above != null && !above.inTree; above = above.parent) {
            above.inTree = true;
            if (!above.path.isEmpty()) {
                if (isOffered(above.path)) {
                    return fileAndFolder(above.path);
                }
                if (!claimCase(above.path)) {
                    return false;
                }
            }
        }
        return claimCase(path);
    }

    private boolean fileAndFolder(String path) {
        problems.atFile(
                OutputRule.FILE_AND_FOLDER,
                path,
                "`" + path + "` is the path of a generated file and of a folder with generated files.",
                "Give the two things that they are made for different names.");
        return false;
    }

    private boolean claimCase(String path) {
        // Almost every path is in lower case, and then one look into an almost empty map is all.
        String other;
        if (hasUpperCase(path)) {
            String folded = path.toLowerCase(Locale.ROOT);
            other = byFoldedCase.putIfAbsent(folded, path);
            if (other == null && (isOffered(folded) || isFolderInTree(folded))) {
                other = folded;
            }
        } else {
            other = byFoldedCase.get(path);
        }
        if (other == null || other.equals(path)) {
            return true;
        }
        String first = other.compareTo(path) < 0 ? other : path;
        problems.atFile(
                OutputRule.CASE_CLASH,
                first,
                "`" + first + "` and `" + (first.equals(path) ? other : path)
                        + "` are one file on systems that do not tell upper from lower case.",
                "Give the two things that they are made for names that differ in more than case.");
        return false;
    }

    private boolean isOffered(String path) {
        TreeFile file = files.get(path);
        return file != null && file.offered != null;
    }

    private boolean isFolderInTree(String path) {
        Folder folder = folders.known(path);
        return folder != null && folder.inTree;
    }

    private static boolean hasUpperCase(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return true;
            }
        }
        return false;
    }

    @Override
    public final OutputResult finish() {
        checkOpen();
        try {
            List<String> orphans = new ArrayList<>();
            for (Map.Entry<String, TreeFile> entry : files.entrySet()) {
                if (entry.getValue().offered == null) {
                    orphans.add(entry.getKey());
                }
            }
            orphans.sort(null);
            if (force || problems.isSameDefinition(ownerBefore, owner, orphans.size())) {
                for (String path : orphans) {
                    lookAtOrphan(path);
                }
            }
            for (String path : foldersInTheWay) {
                if (!isEmptied(path)) {
                    problems.folderInTheWay(path);
                }
            }
            OutputResult result = conclude();
            problems.summarize();
            return result;
        } finally {
            close();
        }
    }

    private void lookAtOrphan(String path) {
        TreeFile file = files.get(path);
        Folder folder = folders.of(path);
        if (file == null || file.listed == null || folder.state != Folder.State.PRESENT) {
            return;
        }
        try {
            Path onDisk = folders.onDisk(folder, path);
            BasicFileAttributes there = disk.attributes(onDisk);
            if (there == null) {
                gone.add(path);
                return;
            }
            if (!there.isRegularFile()) {
                return; // whatever a person put there, it is not the generated file
            }
            boolean sameLength = there.size() == file.listed.length();
            Digest current = sameLength || force ? disk.digest(onDisk) : null;
            boolean edited = !file.listed.equals(current);
            if (current != null && (force || !edited)) {
                leaving.put(path, current);
            }
            orphaned(path, edited);
        } catch (IOException e) {
            problems.unreadable(path, e);
        }
    }

    /** Whether only empty folders are left of a folder once the files that leave it are deleted; notes them. */
    private boolean isEmptied(String path) {
        try {
            for (Path child : disk.children(layout.file(path))) {
                String childPath = path + "/" + child.getFileName();
                BasicFileAttributes there = disk.attributes(child);
                boolean goes =
                        there == null || (there.isDirectory() ? isEmptied(childPath) : leaving.containsKey(childPath));
                if (!goes) {
                    return false;
                }
            }
            emptied.add(path);
            return true;
        } catch (IOException e) {
            problems.unreadable(path, e);
            return true;
        }
    }

    /** The list that belongs to what was offered. */
    final AsciiText newList() {
        List<String> offered = new ArrayList<>(files.size());
        for (Map.Entry<String, TreeFile> entry : files.entrySet()) {
            if (entry.getValue().offered != null) {
                offered.add(entry.getKey());
            }
        }
        String[] paths = offered.toArray(new String[0]);
        Arrays.sort(paths);
        return OwnedFiles.format(owner, paths, files);
    }

    /** Whether the list on disk is not the one that belongs to what was offered. */
    final boolean isListStale() {
        if (!listIntact) {
            return true;
        }
        for (TreeFile file : files.values()) {
            if (file.offered == null || !file.offered.equals(file.listed)) {
                return true;
            }
        }
        return false;
    }

    final boolean isOpen() {
        return open;
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("the run has ended");
        }
    }

    @Override
    public void close() {
        open = false;
        buffer = new byte[0];
    }
}
