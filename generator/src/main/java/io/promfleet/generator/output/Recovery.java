package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes what an interrupted run had committed. Looks at everything first and does nothing if a person has changed
 * one of the files in the meantime, or if a power failure has taken the content of a staged one.
 */
final class Recovery {
    private final Layout layout;
    private final Disk disk;
    private final Problems problems;
    private final boolean force;
    private final Map<String, Digest> news = new HashMap<>();
    private boolean refused;

    Recovery(Layout layout, Disk disk, Problems problems, boolean force) {
        this.layout = layout;
        this.disk = disk;
        this.problems = problems;
        this.force = force;
    }

    /**
     * Completes the commit, if there is one, and clears the staging area.
     *
     * @return false if it had to be left as it is, for the reasons reported
     */
    boolean complete() throws IOException {
        disk.deleteTree(layout.staging());
        BasicFileAttributes commit = disk.attributes(layout.commit());
        if (commit == null) {
            return true;
        }
        Plan plan = commit.isDirectory() ? readPlan() : null;
        if (plan == null || !readList()) {
            if (!force) {
                damaged(Layout.STATE + "/commit");
                return false;
            }
            // Nothing says what was left to do. A forced run writes every generated file anew anyway.
            disk.move(layout.commit(), layout.staging());
            disk.deleteTree(layout.staging());
            return true;
        }
        checkStaged(Layout.treeIn(layout.commit()), "");
        checkTargets(plan);
        if (refused) {
            return false;
        }
        new Commit(layout, disk, problems).carryOut(plan, force);
        return true;
    }

    private @Nullable Plan readPlan() throws IOException {
        Path file = Layout.planIn(layout.commit());
        BasicFileAttributes attributes = disk.attributes(file);
        return attributes == null || !attributes.isRegularFile() ? null : Plan.parse(disk.readAll(file));
    }

    private boolean readList() throws IOException {
        Path file = Layout.listIn(layout.commit());
        if (disk.attributes(file) == null) {
            return true; // the list goes last: everything is in place
        }
        boolean[] legible = {true};
        OwnedFiles.read(disk.readAll(file), new OwnedFiles.Reader() {
            @Override
            public void file(String path, Digest digest) {
                news.put(path, digest);
            }

            @Override
            public boolean damaged(int line, String why) {
                legible[0] = false;
                return false;
            }
        });
        return legible[0];
    }

    private void checkStaged(Path folder, String prefix) throws IOException {
        if (disk.attributes(folder) == null) {
            return;
        }
        for (Path child : disk.children(folder)) {
            String path = prefix + child.getFileName();
            BasicFileAttributes attributes = disk.attributes(child);
            if (attributes != null && attributes.isDirectory()) {
                checkStaged(child, path + "/");
            } else if (!disk.digest(child).equals(news.get(path))) {
                if (force) {
                    disk.delete(child); // the forced run stages it again
                } else {
                    damaged(path);
                }
            }
        }
    }

    private void checkTargets(Plan plan) throws IOException {
        Set<String> leaving = new HashSet<>();
        for (Plan.Step step : plan.steps()) {
            if (step.action() == Plan.Action.DELETE || step.action() == Plan.Action.PRUNE) {
                leaving.add(step.path());
            }
        }
        Folders folders = new Folders(layout, disk, problems, true, leaving::contains);
        for (Plan.Step step : plan.steps()) {
            Folder folder = folders.of(step.path());
            if (!folders.isUsable(folder)) {
                refused = true;
            } else if (folder.state == Folder.State.PRESENT) {
                checkTarget(step, Layout.treeIn(layout.commit()).resolve(step.path()), step.path(), leaving);
            }
        }
    }

    private void checkTarget(Plan.Step step, Path staged, String path, Set<String> leaving) throws IOException {
        Path target = layout.file(path);
        BasicFileAttributes there = disk.attributes(target);
        if (there == null || step.action() == Plan.Action.PRUNE) {
            return;
        }
        if (step.action() == Plan.Action.DELETE) {
            if (there.isRegularFile() && !force && !disk.digest(target).equals(step.before())) {
                refused = true;
                problems.editedOrphan(path);
            }
            return;
        }
        BasicFileAttributes source = disk.attributes(staged);
        if (source == null || leaving.contains(path)) {
            return;
        }
        if (!there.isDirectory() && !there.isRegularFile()) {
            refused = true;
            problems.linkOnTheWay(path);
        } else if (source.isDirectory() && there.isDirectory()) {
            for (Path child : disk.children(staged)) {
                checkTarget(step, child, path + "/" + child.getFileName(), leaving);
            }
        } else if (source.isDirectory()) {
            refused = true;
            problems.fileInTheWay(path);
        } else if (there.isDirectory()) {
            refused = true;
            problems.folderInTheWay(path);
        } else if (!force) {
            Digest current = disk.digest(target);
            if (!current.equals(step.before()) && !current.equals(news.get(path))) {
                refused = true;
                if (step.before() == null) {
                    problems.foreign(path);
                } else {
                    problems.edited(path);
                }
            }
        }
    }

    private void damaged(String path) {
        refused = true;
        problems.atFile(
                OutputRule.DAMAGED_COMMIT,
                path,
                "A run was interrupted while it moved its files into place, and what it had stored for `" + path
                        + "` is damaged.",
                "Have everything generated written anew with " + Problems.FORCE + ".");
    }
}
