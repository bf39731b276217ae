package io.promfleet.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The class path: entries with the system's separator, {@code DIR/*} for all jars of a folder.
 *
 * @param entries what exists of it, wildcards expanded
 */
record ClassPath(List<Path> entries) {

    /**
     * Takes a class path apart.
     *
     * @throws UsageException if an entry does not exist
     */
    static ClassPath parse(List<String> typed) {
        List<Path> entries = new ArrayList<>();
        for (String path : typed) {
            int start = 0;
            for (int end = path.indexOf(File.pathSeparatorChar);
                    end >= 0;
                    end = path.indexOf(File.pathSeparatorChar, start)) {
                add(path.substring(start, end), entries);
                start = end + 1;
            }
            add(path.substring(start), entries);
        }
        return new ClassPath(entries);
    }

    /** The entries that are no jars. */
    List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            }
        }
        return folders;
    }

    private static void add(String entry, List<Path> entries) {
        if (entry.isEmpty()) {
            return; // left by a separator at an end; Java's meaning, the working directory, is hardly ever meant
        }
        if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
            File folder = new File(entry.equals("*") ? "." : entry.substring(0, entry.length() - 1));
            String[] names = folder.list((parent, name) -> name.endsWith(".jar") || name.endsWith(".JAR"));
            if (names == null) {
                throw new UsageException("The class path names `" + entry + "`, but there is no such folder.");
            }
            Arrays.sort(names);
            for (String name : names) {
                entries.add(folder.toPath().resolve(name));
            }
        } else if (new File(entry).exists()) {
            entries.add(PathArgument.of("The class path entry `" + entry + "`", entry));
        } else {
            throw new UsageException("The class path names `" + entry + "`, which does not exist.");
        }
    }
}
