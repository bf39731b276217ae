package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stages what differs as it is offered, and in the end commits it, or not. */
final class WriteRun extends DirectoryRun {
    private static final int NAMED_DIFFERENCES = 20;
    private static final long MAX_TEXT_LENGTH = 1 << 20;

    private final Claim claim;
    private final boolean force;
    private final List<Plan.Step> puts = new ArrayList<>();
    private final TreeSet<String> moves = new TreeSet<>();
    private boolean stagingExists;
    private @Nullable Folder lastStaged;
    private Path lastStagedPath;

    private WriteRun(
            Layout layout,
            Disk disk,
            Problems problems,
            OwnedList owned,
            @Nullable Owner owner,
            boolean force,
            Claim claim) {
        super(layout, disk, problems, owned, owner, true, force, new Tally(NAMED_DIFFERENCES));
        this.force = force;
        this.claim = claim;
        lastStagedPath = Layout.treeIn(layout.staging());
    }

    /** Locks a directory and completes or clears away what an earlier run left there. */
    static OutputRun open(Layout layout, Disk disk, Problems problems, @Nullable Owner owner, boolean force) {
        Claim claim = Claim.take(layout, disk, problems);
        if (claim == null) {
            return new RefusedRun();
        }
        WriteRun run = null;
        try {
            if (new Recovery(layout, disk, problems, force).complete()) {
                OwnedList owned = OwnedList.read(layout, disk, problems, force);
                if (owned != null && (force || problems.isOwn(owned, owner))) {
                    run = new WriteRun(layout, disk, problems, owned, owner, force, claim);
                }
            }
        } catch (IOException e) {
            problems.atDirectory(
                    OutputRule.COMMIT_FAILED,
                    "What an interrupted run left in `" + layout.root() + "` cannot be put right: " + Problems.reason(e)
                            + ".",
                    "Remove the cause and run again.");
        } finally {
            if (run == null) {
                claim.release();
            }
        }
        return run == null ? new RefusedRun() : run;
    }

    @Override
    void missing(String path, Folder folder, byte[] bytes, int length) {
        tally.created(new Difference(path, Difference.Kind.MISSING, List.of(), 0));
        stage(path, folder, bytes, length);
        if (folder.state == Folder.State.MISSING) {
            moves.add(folder.topmostAlike().path);
        } else {
            puts.add(new Plan.Step(Plan.Action.CREATE, null, path));
        }
    }

    @Override
    void different(String path, Folder folder, Digest current, @Nullable Digest listed, byte[] bytes, int length)
            throws IOException {
        Difference.Kind kind = listed == null
                ? Difference.Kind.FOREIGN
                : listed.equals(current) ? Difference.Kind.DIFFERENT : Difference.Kind.EDITED;
        if (!force && kind == Difference.Kind.FOREIGN) {
            problems.foreign(path);
        } else if (!force && kind == Difference.Kind.EDITED) {
            if (isConverted(path, folder, listed)) {
                problems.converted(path);
            } else {
                problems.edited(path);
            }
        } else {
            tally.changed(new Difference(path, kind, List.of(), 0));
            stage(path, folder, bytes, length);
            puts.add(new Plan.Step(Plan.Action.REPLACE, current, path));
        }
    }

    private boolean isConverted(String path, Folder folder, @Nullable Digest listed) throws IOException {
        Path onDisk = folders.onDisk(folder, path);
        BasicFileAttributes attributes = disk.attributes(onDisk);
        return attributes != null
                && attributes.size() <= MAX_TEXT_LENGTH
                && Digest.beforeConversion(disk.readAll(onDisk)).equals(listed);
    }

    @Override
    void orphaned(String path, boolean edited) {
        if (edited && !force) {
            problems.editedOrphan(path);
        } else {
            Difference.Kind kind = edited ? Difference.Kind.EDITED : Difference.Kind.ORPHANED;
            tally.deleted(new Difference(path, kind, List.of(), 0));
        }
    }

    private void stage(String path, Folder folder, byte[] bytes, int length) {
        if (problems.any()) {
            return; // nothing will be committed; the rest is only looked at
        }
        try {
            if (folder != lastStaged) {
                createStaged(folder);
                Path tree = Layout.treeIn(layout.staging());
                lastStagedPath = folder.path.isEmpty() ? tree : tree.resolve(folder.path);
                lastStaged = folder;
            }
            String name = folder.path.isEmpty() ? path : path.substring(folder.path.length() + 1);
            disk.create(lastStagedPath.resolve(name), bytes, length);
        } catch (IOException e) {
            stagingFailed(path, e);
        }
    }

    private void createStaged(Folder folder) throws IOException {
        if (folder.staged) {
            return;
        }
        if (folder.parent == null) {
            createStaging();
        } else {
            createStaged(folder.parent);
            disk.createDirectory(Layout.treeIn(layout.staging()).resolve(folder.path));
        }
        folder.staged = true;
    }

    private void createStaging() throws IOException {
        if (!stagingExists) {
            disk.createDirectory(layout.staging());
            disk.createDirectory(Layout.treeIn(layout.staging()));
            stagingExists = true;
        }
    }

    private void stagingFailed(String path, IOException e) {
        problems.atFile(
                OutputRule.STAGING_FAILED,
                path,
                "The new `" + path + "` cannot be stored: " + Problems.reason(e) + ".",
                "Make room or give access below `" + layout.state() + "` and run again; nothing was changed.");
    }

    @Override
    OutputResult conclude() {
        Plan plan = plan();
        if (problems.any()) {
            return OutputResult.NOTHING;
        }
        if (plan.steps().isEmpty() && !isListStale()) {
            return tally.result();
        }
        if (tally.isEmpty()) {
            tally.differs(new Difference(Layout.LIST_PATH, Difference.Kind.LIST, List.of(), 0));
        }
        Commit commit = new Commit(layout, disk, problems);
        try {
            createStaging();
            commit.publish(plan, newList());
        } catch (IOException e) {
            stagingFailed(Layout.LIST_PATH, e);
            return OutputResult.NOTHING;
        }
        try {
            commit.carryOut(plan, false);
        } catch (IOException e) {
            problems.atDirectory(
                    OutputRule.COMMIT_FAILED,
                    "Moving the new files into place in `" + layout.root() + "` failed: " + Problems.reason(e) + ".",
                    "Remove the cause and run again, which completes what is left to do.");
            return OutputResult.NOTHING;
        }
        return tally.result();
    }

    private Plan plan() {
        List<Plan.Step> steps = new ArrayList<>();
        TreeSet<String> prunable = new TreeSet<>(emptied);
        for (String path : gone) {
            addPrunable(folders.of(path), prunable);
        }
        for (String path : new TreeSet<>(leaving.keySet())) {
            steps.add(new Plan.Step(Plan.Action.DELETE, leaving.get(path), path));
            addPrunable(checkWritable(path), prunable);
        }
        for (String folder : prunable.descendingSet()) { // what is inside comes after in this order
            steps.add(new Plan.Step(Plan.Action.PRUNE, null, folder));
            checkWritable(folder);
        }
        for (String folder : moves) {
            steps.add(new Plan.Step(Plan.Action.MOVE, null, folder));
            checkWritable(folder);
        }
        for (Plan.Step put : puts) {
            checkWritable(put.path());
        }
        steps.addAll(puts);
        return new Plan(steps);
    }

    /** Adds the folders from one upwards that no file of the new tree lies in. */
    private static void addPrunable(@Nullable Folder folder, Set<String> prunable) {
        for (Folder up = folder; up != null && !up.inTree && !up.path.isEmpty(); up = up.parent) {
            prunable.add(up.path);
        }
    }

    /** Finds out before anything is moved that a folder would refuse it. */
    private Folder checkWritable(String path) {
        Folder folder = folders.of(path);
        if (!folder.writable) {
            folder.writable = true;
            if (folder.state == Folder.State.PRESENT) {
                Path onDisk = folder.path.isEmpty() ? layout.root() : layout.file(folder.path);
                if (!disk.isWritable(onDisk)) {
                    problems.unwritable(onDisk.toString(), "permission denied");
                }
            }
        }
        return folder;
    }

    @Override
    public void close() {
        if (!isOpen()) {
            return;
        }
        super.close();
        try {
            disk.deleteTree(layout.staging());
        } catch (IOException e) {
            // The next run clears it away.
        } finally {
            claim.release();
        }
    }
}
