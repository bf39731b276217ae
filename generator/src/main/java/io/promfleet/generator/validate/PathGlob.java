package io.promfleet.generator.validate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files that a path with patterns means, as Go finds them. */
final class PathGlob {
    private PathGlob() {}

    /**
     * Finds them.
     *
     * @param folder where a relative path begins
     * @param pattern the path; {@code *}, {@code ?} and brackets mean names, and never more than one part of the path
     * @return what is there, sorted as Go sorts it
     * @throws java.util.regex.PatternSyntaxException if a bracket is never closed
     * @throws java.nio.file.InvalidPathException if no file can be called so
     */
    static List<Path> matching(Path folder, String pattern) {
        if (pattern.isEmpty()) {
            return List.of(); // and not the folder itself
        }
        Path path = Path.of(pattern);
        Path root = path.getRoot();
        List<Path> found = List.of(root == null ? folder : folder.resolve(root));
        for (Path part : path) {
            found = below(found, part.toString());
        }
        return found;
    }

    private static List<Path> below(List<Path> folders, String part) {
        List<Path> found = new ArrayList<>();
        if (part.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve(part))) {
                    found.add(folder.resolve(part));
                }
            }
            return found;
        }
        // Go knows no alternatives in braces, and a leading dot is nothing special to it.
        String glob = part.replace("{", "\\{").replace("}", "\\}").replace("[^", "[!");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        for (Path folder : folders) {
            List<Path> here = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (matcher.matches(entry.getFileName())) {
                        here.add(entry);
                    }
                }
            } catch (IOException e) {
                continue; // no folder, or one that may not be read: nothing is there, which Go says too
            }
            Collections.sort(here);
            found.addAll(here);
        }
        return found;
    }
}
