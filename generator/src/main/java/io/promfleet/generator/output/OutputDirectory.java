package io.promfleet.generator.output;

import io.promfleet.finding.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory that holds generated files and knows which ones are its own.
 *
 * <p><b>Ownership.</b> {@code .promfleet/owned-files} lists every generated file with a checksum, and is committed to
 * Git with them. A file on the list that is no longer generated is deleted, and so are folders that this leaves empty.
 * Every other file belongs to somebody else and stays. A file whose checksum is not the listed one was edited by hand;
 * then, and when somebody's own file is where a generated one has to go, the run ends with findings unless it is
 * forced. A file that already holds what is generated is never in the way, whoever wrote it.
 *
 * <p><b>All or nothing.</b> A write compares each file with the disk as it is offered. What is equal is left alone; what
 * is not goes to {@code .promfleet/staging/tree}, at the path that it will have. Until here nothing outside
 * {@code .promfleet} has changed, and any error ends the run by removing the staging area. Then the new list and a plan
 * (which files to delete, which folders and files to move) are stored in the staging area and synced, and it is renamed
 * to {@code .promfleet/commit}. That one rename is the commit. What follows are only deletions and renames within the
 * file system, a new folder with everything below it in one, the list last. At the end the commit directory is renamed
 * back to {@code staging}, which makes it worthless, and removed.
 *
 * <p><b>After a kill.</b> Without a commit directory the old tree was never touched, and the next write clears the
 * staging area away. With one, the next write first does what is left of the plan; every step does nothing if it was
 * done already, so that this may be interrupted again. A comparison does not write, so it reports the interruption and
 * leaves it to the next write. The contents of staged files are not synced one by one, which would cost a millisecond
 * and more for each. So after a power failure they are compared with the checksums in the new list before any of them
 * is moved, and damaged ones are reported. A file that lost its content after a run had ended is seen as edited.
 *
 * <p><b>Staying inside.</b> No symbolic link is followed below the directory, nor may the directory be one itself; what
 * leads to it may. Each folder is looked at once in a run, before anything in it is read or moved.
 *
 * <p><b>One run at a time.</b> A write holds a lock on {@code .promfleet/lock} and removes the file at its end. When a
 * process dies, the system gives up its lock. Comparisons take none.
 */
public final class OutputDirectory {
    private static final int COMPARED_FILES = 20;
    private static final int COMPARED_LINES = 200;

    private final Layout layout;
    private final Disk disk;
    private final @Nullable Owner owner;

    private OutputDirectory(Layout layout, Disk disk, @Nullable Owner owner) {
        this.layout = layout;
        this.disk = disk;
        this.owner = owner;
    }

    /**
     * A directory to generate into.
     *
     * @param directory need not exist; relative to the working directory of the process unless absolute
     * @return the directory; nothing is looked at yet
     */
    public static OutputDirectory at(Path directory) {
        return at(directory, new Disk());
    }

    /**
     * The directory as one that belongs to somebody. A run then refuses, unless it is forced, what was generated for another
     * owner: its files would all be deleted.
     *
     * @param whose whose directory it is
     * @return the directory
     */
    public OutputDirectory ownedBy(Owner whose) {
        return new OutputDirectory(layout, disk, whose);
    }

    /**
     * Whether something was generated into this very directory before.
     *
     * @return true if it has a list of owned files
     */
    public boolean isInUse() {
        return Files.exists(layout.list());
    }

    static OutputDirectory at(Path directory, Disk disk) {
        return new OutputDirectory(new Layout(directory), disk, null);
    }

    /**
     * Starts a run that makes the directory hold exactly the tree that is offered. Completes an interrupted run first.
     *
     * @param force whether to overwrite or delete what would otherwise be a finding: generated files that were edited
     *     by hand, files of others in the place of generated ones, and the files of another owner
     * @param findings takes what is wrong; errors that others put there stop the run too
     * @return the run; if the directory cannot be used, one that does nothing
     */
    public OutputRun write(boolean force, Findings findings) {
        Problems problems = new Problems(layout, findings);
        return isUsable(problems) ? WriteRun.open(layout, disk, problems, owner, force) : new RefusedRun();
    }

    /**
     * Starts a run that only compares, with diffs of at most 20 files and 200 lines in all. Writes nothing at all.
     *
     * @param findings takes what is wrong; differences alone are no findings
     * @return the run; if the directory cannot be used, one that does nothing
     */
    public OutputRun compare(Findings findings) {
        return compare(COMPARED_FILES, COMPARED_LINES, findings);
    }

    /**
     * Starts a run that only compares. Writes nothing at all.
     *
     * @param maxFiles how many differing files to name
     * @param maxLines how many lines their diffs may have together
     * @param findings takes what is wrong; differences alone are no findings
     * @return the run; if the directory cannot be used, one that does nothing
     */
    public OutputRun compare(int maxFiles, int maxLines, Findings findings) {
        Problems problems = new Problems(layout, findings);
        return isUsable(problems)
                ? CompareRun.open(layout, disk, problems, owner, maxFiles, maxLines)
                : new RefusedRun();
    }

    /** Whether what leads to a directory that is not there yet lets it be made. Newer JDKs only say that it is not there. */
    private static boolean canBeMade(Path root, Problems problems) {
        Path above = root.toAbsolutePath().getParent();
        while (above != null && Files.notExists(above)) {
            above = above.getParent();
        }
        if (above == null || Files.isDirectory(above)) {
            return true;
        }
        problems.unwritable(root.toString(), "Not a directory");
        return false;
    }

    private boolean isUsable(Problems problems) {
        Path root = layout.root();
        try {
            BasicFileAttributes attributes = disk.attributes(root);
            if (attributes == null) {
                return canBeMade(root, problems);
            }
            if (attributes.isSymbolicLink()) {
                problems.atDirectory(
                        OutputRule.LINKED_DIRECTORY,
                        "The output directory `" + root + "` is a symbolic link.",
                        "Name the directory that it leads to.");
                return false;
            }
            if (!attributes.isDirectory()) {
                problems.atDirectory(
                        OutputRule.NO_DIRECTORY,
                        "The output directory `" + root + "` is no directory.",
                        "Name a directory, or one that does not exist yet.");
                return false;
            }
            BasicFileAttributes state = disk.attributes(layout.state());
            if (state != null && !state.isDirectory()) {
                problems.linkOrFile(Layout.STATE, state.isRegularFile());
                return false;
            }
            return true;
        } catch (IOException e) {
            problems.unwritable(root.toString(), Problems.reason(e));
            return false;
        }
    }
}
