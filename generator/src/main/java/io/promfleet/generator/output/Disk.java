package io.promfleet.generator.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The file system, as far as this package needs it. Never follows a symbolic link at the end of a path. Each method
 * that changes something is one step of the file system, so that tests can stop a run at every one of them.
 */
class Disk {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final int CHUNK = 1 << 16;

    /** What stands at a path, null if nothing does. */
    final @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Reads a file that has a certain length.
     *
     * @return false if the file has turned out to be shorter
     */
    final boolean read(Path file, byte[] into, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
            while (buffer.hasRemaining()) {
                buffer.limit(Math.min(length, buffer.position() + CHUNK));
                if (channel.read(buffer) < 0) {
                    return false;
                }
                buffer.limit(length);
            }
            return true;
        }
    }

    final byte[] readAll(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            byte[] bytes = new byte[Math.toIntExact(channel.size())];
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // reads until the end
            }
            return bytes;
        }
    }

    /** The digest of a file of any length. */
    Digest digest(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            CRC32 crc = new CRC32();
            long length = 0;
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            while (channel.read(buffer) >= 0) {
                length += buffer.position();
                crc.update(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return new Digest((int) crc.getValue(), length);
        }
    }

    /** The entries of a directory, in no order. */
    final List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path child : stream) {
                children.add(child);
            }
        }
        return children;
    }

    boolean isWritable(Path directory) {
        return Files.isWritable(directory);
    }

    void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
    }

    /** Creates a file with the permissions that the process gives by default; fails if something is there. */
    void create(Path file, byte[] bytes, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE)) {
            write(channel, bytes, length);
        }
    }

    /** Creates a file that is on the device when this returns. */
    void createDurable(Path file, byte[] bytes, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE)) {
            write(channel, bytes, length);
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            buffer.limit(Math.min(length, buffer.position() + CHUNK));
            channel.write(buffer);
            buffer.limit(length);
        }
    }

    /** Puts a file or directory in another place; a file replaces the file that is there. */
    void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // A folder of the tree can be a mount point. A copy that dies half-way is noticed by its digest.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file or an empty directory. */
    void delete(Path path) throws IOException {
        Files.delete(path);
    }

    /** Deletes what is at a path, a directory with all that is in it; does nothing if nothing is there. */
    final void deleteTree(Path directory) throws IOException {
        BasicFileAttributes attributes = attributes(directory);
        if (attributes == null) {
            return;
        }
        if (attributes.isDirectory()) {
            for (Path child : children(directory)) {
                deleteTree(child);
            }
        }
        delete(directory);
    }

    /** Brings names in a directory to the device, where the platform can: Windows cannot open directories. */
    void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some file systems refuse to sync directories; their names are as durable as they make them.
        }
    }
}
