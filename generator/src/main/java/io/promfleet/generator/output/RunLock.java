package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second run out of a directory, also one of another process or another thread. The system gives the lock back
 * when a process dies. The lock file is removed with the lock, so that nothing of a run stays behind.
 */
final class RunLock {
    // On POSIX systems closing any channel to a file gives up all locks of the process on it. So a second run in this
    // process must not even open the lock file of the first.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final int MAX_LENGTH = 4096;

    private final Disk disk;
    private final Path file;
    private final Path key;
    private final FileChannel channel;

    private RunLock(Disk disk, Path file, Path key, FileChannel channel) {
        this.disk = disk;
        this.file = file;
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @return null if another run has it
     * @throws java.nio.file.NoSuchFileException if another run has just removed the directory of the lock file
     */
    static @Nullable RunLock tryTake(Disk disk, Layout layout) throws IOException {
        Path file = layout.lock();
        Path key = layout.state().toRealPath();
        if (!HELD_HERE.add(key)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = takeChannel(disk, file);
        } finally {
            if (channel == null) {
                HELD_HERE.remove(key);
            }
        }
        return channel == null ? null : new RunLock(disk, file, key, channel);
    }

    @SuppressWarnings("resource") // the channel stays open as long as the lock is held
    private static @Nullable FileChannel takeChannel(Disk disk, Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock lock = null;
            boolean mine = false;
            try {
                lock = channel.tryLock();
                mine = lock != null && isAt(disk, file, channel);
            } catch (OverlappingFileLockException e) {
                // Held by this class in another class loader. The channel must stay open, see above.
                return null;
            } finally {
                if (!mine) {
                    channel.close();
                }
            }
            if (lock == null) {
                return null;
            }
            if (mine) {
                return channel;
            }
        }
    }

    /**
     * Whether a locked file is still the one at its path. The run that had the lock may have removed the file after it
     * was opened here; then what is written to it does not show at the path.
     */
    private static boolean isAt(Disk disk, Path file, FileChannel channel) throws IOException {
        int length = 1 + (int) Math.floorMod(System.nanoTime(), (long) MAX_LENGTH);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap("\n".repeat(length).getBytes(StandardCharsets.US_ASCII)));
        BasicFileAttributes attributes = disk.attributes(file);
        return attributes != null && attributes.size() == length;
    }

    /** Gives the lock back. */
    void release() throws IOException {
        try {
            disk.delete(file); // before unlocking, while no other run can have taken it
        } finally {
            channel.close();
            HELD_HERE.remove(key);
        }
    }
}
