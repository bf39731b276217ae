package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ConfigLanguage;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The files that {@code scrape_config_files} names, relative to the folder of the configuration file. As for Prometheus a
 * pattern may match no file.
 *
 * @param folder the folder of the configuration file
 * @param reader reads them
 * @param target the release that is going to read them
 * @param lines takes their lines
 * @param findings takes what is wrong
 */
record ScrapeConfigFiles(
        Path folder, ConfigReader reader, PrometheusVersion target, SourceLines lines, Findings findings) {

    /**
     * Reads them.
     *
     * @param config the configuration
     * @param name what findings call its file
     * @return their roots, in the order in which Prometheus reads them
     */
    List<MapNode> read(MapNode config, String name) {
        List<MapNode> roots = new ArrayList<>();
        if (config.get("scrape_config_files") instanceof ListNode patterns) {
            for (int i = 0; i < patterns.items().size(); i++) {
                if (patterns.items().get(i) instanceof TextNode pattern) {
                    read(pattern.value(), patterns.itemOrigin(i), name, roots);
                }
            }
        }
        return roots;
    }

    private void read(String pattern, @Nullable Origin origin, String name, List<MapNode> roots) {
        Location place = origin == null ? new FilePosition(name, 1, 1) : origin.location();
        List<Path> files;
        try {
            files = matching(pattern);
        } catch (IOException | InvalidPathException | PatternSyntaxException e) {
            files = List.of();
        }
        if (files.isEmpty()) {
            findings.add(new Finding(
                    "PF050",
                    Severity.WARNING,
                    "",
                    place,
                    "No file matches " + Quoted.of(pattern) + ", so that no job comes from there.",
                    "Check the path, which is relative to the configuration file.",
                    List.of()));
        }
        for (Path file : files) {
            String shown = shown(file, name);
            if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
                findings.add(endless(place, shown));
                continue;
            }
            SourceText.open(shown, file, findings).ifPresent(source -> {
                lines.add(source);
                reader.read(source, ConfigLanguage.SCRAPE_CONFIG_FILE, target, findings)
                        .ifPresent(read -> roots.add((MapNode) read.root()));
            });
        }
    }

    /** A pipe or a device, which waits for whoever writes to it, and so would Prometheus. */
    private static Finding endless(Location place, String shown) {
        return new Finding(
                "PF050",
                Severity.ERROR,
                "",
                place,
                Quoted.of(shown) + " is no regular file, so that reading it may never end.",
                "Name a file; Prometheus would wait for whoever writes to a pipe, too.",
                List.of());
    }

    private List<Path> matching(String pattern) throws IOException {
        if (pattern.isEmpty()) {
            return List.of(); // and not the folder itself
        }
        Path path = folder.resolve(pattern);
        Path parent = path.getParent();
        Path last = path.getFileName();
        if (parent == null || last == null) {
            return List.of();
        }
        if (last.toString().chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        // Go knows no alternatives in braces, and a leading dot is nothing special to it.
        String glob = last.toString().replace("{", "\\{").replace("}", "\\}").replace("[^", "[!");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
                for (Path entry : entries) {
                    if (matcher.matches(entry.getFileName())) {
                        files.add(entry);
                    }
                }
            }
        }
        Collections.sort(files);
        return files;
    }

    // Beside the name of the configuration file, as the user typed that.
    private String shown(Path file, String name) {
        Path typed = Path.of(name).getParent();
        Path relative = file.startsWith(folder) ? folder.relativize(file) : file;
        return (typed == null || relative.isAbsolute() ? relative : typed.resolve(relative)).toString();
    }
}
