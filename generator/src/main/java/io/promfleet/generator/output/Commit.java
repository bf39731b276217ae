package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Makes the staged tree the valid one. {@link #publish} is the moment of truth: one rename of a directory that holds
 * the staged files, the new list and the plan. {@link #carryOut} then does the plan, and can be called again and again
 * until it gets to its end.
 */
final class Commit {
    private final Layout layout;
    private final Disk disk;
    private final Problems problems;

    Commit(Layout layout, Disk disk, Problems problems) {
        this.layout = layout;
        this.disk = disk;
        this.problems = problems;
    }

    /** Turns the staging area into a commit. When this returns, the commit survives a power failure. */
    void publish(Plan plan, AsciiText list) throws IOException {
        Path staging = layout.staging();
        disk.createDurable(Layout.listIn(staging), list.bytes(), list.length());
        AsciiText steps = plan.format();
        disk.createDurable(Layout.planIn(staging), steps.bytes(), steps.length());
        disk.syncDirectory(staging);
        disk.move(staging, layout.commit());
        disk.syncDirectory(layout.state());
    }

    /**
     * Does what is left of a plan and puts the commit away.
     *
     * @param force whether files are deleted too that changed after the plan was made
     */
    void carryOut(Plan plan, boolean force) throws IOException {
        Path tree = Layout.treeIn(layout.commit());
        // Where files are deleted from, by now another kind of thing may stand, put there by this plan or a person.
        Folders folders = new Folders(layout, disk, problems, true, null);
        for (Plan.Step step : plan.steps()) {
            Path target = layout.file(step.path());
            switch (step.action()) {
                case DELETE, PRUNE -> {
                    if (folders.of(step.path()).state == Folder.State.PRESENT) {
                        remove(target, step, force);
                    }
                }
                case MOVE, CREATE, REPLACE -> put(tree.resolve(step.path()), target);
            }
        }
        Path list = Layout.listIn(layout.commit());
        if (disk.attributes(list) != null) {
            disk.move(list, layout.list());
        }
        // From here on the commit is done: what a staging area holds is worthless.
        disk.move(layout.commit(), layout.staging());
        disk.deleteTree(layout.staging());
    }

    private void remove(Path target, Plan.Step step, boolean force) throws IOException {
        BasicFileAttributes there = disk.attributes(target);
        if (there == null) {
            return;
        }
        if (step.before() == null) {
            if (there.isDirectory()) {
                prune(target);
            }
        } else if (there.isRegularFile() && (force || disk.digest(target).equals(step.before()))) {
            disk.delete(target);
        }
    }

    private void prune(Path folder) throws IOException {
        try {
            disk.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // Holds something that a person put there.
        }
    }

    private void put(Path staged, Path target) throws IOException {
        BasicFileAttributes source = disk.attributes(staged);
        if (source == null) {
            return; // moved before the interruption
        }
        if (source.isDirectory()) {
            BasicFileAttributes there = disk.attributes(target);
            if (there != null && there.isDirectory()) {
                for (Path child : disk.children(staged)) {
                    put(child, target.resolve(child.getFileName()));
                }
                return;
            }
        }
        try {
            disk.move(staged, target);
        } catch (NoSuchFileException e) {
            // The folder was removed in the meantime, for instance by Git when it was emptied.
            createFolders(target.getParent());
            disk.move(staged, target);
        }
    }

    private void createFolders(@Nullable Path folder) throws IOException {
        if (folder != null && disk.attributes(folder) == null) {
            createFolders(folder.getParent());
            disk.createDirectory(folder);
        }
    }
}
