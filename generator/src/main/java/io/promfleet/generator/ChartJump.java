package io.promfleet.generator;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.ChartChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PF606 in a run: the tree still has an older version of the chart than the definition says, so that this run is the upgrade. Looks
 * into two files of the tree; what it cannot read is the business of the output directory.
 */
final class ChartJump {

    private ChartJump() {}

    /** Reports the breaking changes between the version in a directory and the one that the fleet says. */
    static void check(Fleet fleet, Path output, Findings findings) {
        String to = fleet.chart().version();
        String from = version(fleet, output).orElse(to);
        if (from.equals(to) || !ChartRelease.isVersion(to)) {
            return;
        }
        List<ChartChange> changes = BreakingChanges.between(from, to);
        if (changes.isEmpty()) {
            return;
        }
        BreakingChanges touched = new BreakingChanges(UsedValues.of(fleet));
        for (Cluster cluster : ChartUpgrade.clusters(fleet)) {
            if (cluster.ownChart().isEmpty()) {
                touched.look(cluster, changes);
            }
        }
        touched.report(findings);
    }

    private static Optional<String> version(Fleet fleet, Path output) {
        for (ManifestPath path : FleetTree.filesWithTheChartsVersion(fleet)) {
            Path file = output.resolve(path.toString());
            try {
                if (Files.isRegularFile(file)) {
                    Matcher version = Lines.VERSION.matcher(Files.readString(file, StandardCharsets.UTF_8));
                    if (version.find()) {
                        return Optional.of(version.group(1));
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Compiled for those who generate over an earlier tree. */
    private static final class Lines {
        static final Pattern VERSION =
                Pattern.compile("^ +(?:tag|version): \"?(\\d+\\.\\d+\\.\\d+)\"?$", Pattern.MULTILINE);

        private Lines() {}
    }
}
