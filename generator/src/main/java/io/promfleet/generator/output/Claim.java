package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's hold of its output directory: makes the directory if it has to, locks it, and leaves no trace of either. */
final class Claim {
    private static final int ATTEMPTS = 10;

    private final Disk disk;
    private final Layout layout;
    private final List<Path> created;
    private final RunLock lock;

    private Claim(Disk disk, Layout layout, List<Path> created, RunLock lock) {
        this.disk = disk;
        this.layout = layout;
        this.created = created;
        this.lock = lock;
    }

    /**
     * Takes a directory.
     *
     * @return null if that was not possible, for the reason reported
     */
    static @Nullable Claim take(Layout layout, Disk disk, Problems problems) {
        List<Path> created = new ArrayList<>();
        RunLock lock = null;
        try {
            lock = lock(layout, disk, created);
            if (lock == null) {
                problems.atDirectory(
                        OutputRule.LOCKED,
                        "Another run is writing to `" + layout.root() + "`.",
                        "Wait until it has ended and run again.");
                return null;
            }
            return new Claim(disk, layout, created, lock);
        } catch (IOException e) {
            problems.unwritable(layout.root().toString(), Problems.reason(e));
            return null;
        } finally {
            if (lock == null) {
                removeEmpty(disk, created);
            }
        }
    }

    private static @Nullable RunLock lock(Layout layout, Disk disk, List<Path> created) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                create(layout.root(), disk, created);
                create(layout.state(), disk, created);
                return RunLock.tryTake(disk, layout);
            } catch (NoSuchFileException e) {
                // A run that changed nothing removes the directories that it has made, even between two lines here.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void create(Path directory, Disk disk, List<Path> created) throws IOException {
        if (Files.exists(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            create(parent, disk, created);
        }
        try {
            disk.createDirectory(directory);
            created.add(directory);
        } catch (FileAlreadyExistsException e) {
            BasicFileAttributes attributes = disk.attributes(directory);
            if (attributes == null || !attributes.isDirectory()) {
                throw e;
            }
        }
    }

    /** Gives the directory back. Directories that were made for the run go if the run has put nothing in them. */
    void release() {
        try {
            lock.release();
        } catch (IOException e) {
            // A lock file that stays behind is no lock.
        }
        if (!created.contains(layout.state())) {
            created.add(layout.state());
        }
        removeEmpty(disk, created);
    }

    private static void removeEmpty(Disk disk, List<Path> created) {
        for (int i = created.size() - 1; i >= 0; i--) {
            try {
                disk.delete(created.get(i));
            } catch (IOException e) {
                return; // not empty, so it stays, and what holds it too
            }
        }
    }
}
