package io.promfleet.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories as tests compare them. */
public final class Trees {
    private Trees() {}

    /**
     * All that is in a directory: files with their content, links with their target, and empty folders.
     *
     * @param directory the directory; there is nothing in one that does not exist
     * @return by path, with {@code /} between its parts and at the end of a folder
     */
    public static SortedMap<String, String> contents(Path directory) {
        SortedMap<String, String> contents = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return contents;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (Files.isSymbolicLink(path)) {
                    contents.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path)) {
                    // One character a byte, so that bytes are compared and not what a decoder makes of them.
                    contents.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
                } else if (Files.isDirectory(path)) {
                    contents.put(name + "/", "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
