package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ConfigLanguage;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.model.PrometheusVersion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The files that {@code scrape_config_files} names, relative to the folder of the configuration file. As for Prometheus a
 * pattern may match no file.
 *
 * @param beside where they are
 * @param reader reads them
 * @param target the release that is going to read them
 * @param lines takes their lines
 * @param findings takes what is wrong
 */
record ScrapeConfigFiles(
        Beside beside, ConfigReader reader, PrometheusVersion target, SourceLines lines, Findings findings) {

    /**
     * One of them.
     *
     * @param root its outermost value
     * @param beside where the files are that it names itself
     */
    record Part(MapNode root, Beside beside) {}

    /**
     * Reads them.
     *
     * @param config the configuration
     * @return what they hold, in the order in which Prometheus reads them
     */
    List<Part> read(MapNode config) {
        List<Part> parts = new ArrayList<>();
        if (config.get("scrape_config_files") instanceof ListNode patterns) {
            for (int i = 0; i < patterns.items().size(); i++) {
                if (patterns.items().get(i) instanceof TextNode pattern) {
                    read(pattern.value(), beside.place(patterns.itemOrigin(i)), parts);
                }
            }
        }
        return parts;
    }

    private void read(String pattern, Location place, List<Part> parts) {
        List<Path> files;
        try {
            files = PathGlob.matching(beside.folder(), pattern);
        } catch (InvalidPathException | PatternSyntaxException e) {
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
            beside.open(file, place, findings).ifPresent(source -> {
                lines.add(source);
                Path folder = file.getParent();
                Beside own = new Beside(folder == null ? beside.folder() : folder, source.name());
                reader.read(source, ConfigLanguage.SCRAPE_CONFIG_FILE, target, findings)
                        .ifPresent(read -> parts.add(new Part((MapNode) read.root(), own)));
            });
        }
    }
}
