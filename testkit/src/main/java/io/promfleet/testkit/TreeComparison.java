package io.promfleet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares two directories file by file. */
final class TreeComparison {
    private static final int MOST_SHOWN = 20;

    private TreeComparison() {}

    /** What is different, one line a file, the first lines that differ below it; empty if nothing is. */
    static List<String> differences(Path expected, Path actual) throws IOException {
        SortedMap<String, byte[]> committed = files(expected);
        SortedMap<String, byte[]> generated = files(actual);
        TreeSet<String> paths = new TreeSet<>(committed.keySet());
        paths.addAll(generated.keySet());
        List<String> differences = new ArrayList<>();
        int more = 0;
        for (String path : paths) {
            byte[] before = committed.get(path);
            byte[] after = generated.get(path);
            if (before != null && after != null && Arrays.equals(before, after)) {
                continue;
            }
            if (differences.size() >= MOST_SHOWN) {
                more++;
            } else if (before == null) {
                differences.add("missing: " + path);
            } else if (after == null) {
                differences.add("extra: " + path);
            } else {
                differences.add("different: " + path + firstDifference(before, after));
            }
        }
        if (more > 0) {
            differences.add("and " + more + " more");
        }
        return differences;
    }

    private static String firstDifference(byte[] before, byte[] after) {
        List<String> committed = lines(before);
        List<String> generated = lines(after);
        for (int i = 0; ; i++) {
            String old = i < committed.size() ? committed.get(i) : null;
            String fresh = i < generated.size() ? generated.get(i) : null;
            if (old == null || !old.equals(fresh)) {
                return "\n  line " + (i + 1)
                        + (old == null ? "" : "\n  - " + old)
                        + (fresh == null ? "" : "\n  + " + fresh);
            }
        }
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static SortedMap<String, byte[]> files(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static void delete(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
