package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The generated rules of a hub, for which a test need not wait, and the alerts that a real hub makes of them. */
final class HubRules {
    private HubRules() {}

    /** The files of a generated folder. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    /** Copies of the rules of a fleet with short times, which the definition is generated for; the paths, with commas between them. */
    static String of(FleetDefinition definition, Path directory) throws IOException {
        Path tree = directory.resolve("rules-tree");
        assertThat(Promfleet.generate(definition, tree, false).findings())
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
        return shortened(tree.resolve("hub/monitoring/rules"), directory);
    }

    /** Copies of rules with short times; the paths, with commas between them. */
    static String shortened(Path rules, Path directory) throws IOException {
        List<String> files = new ArrayList<>();
        for (String file : files(rules)) {
            if (!file.endsWith(".test.yaml")) {
                String text = Files.readString(Path.of(file))
                        .replace("interval: 1m", "interval: 1s")
                        .replaceAll("for: \\d+m", "for: 1s")
                        .replace("[15m]", "[10s]")
                        .replace("[1h]", "[20s]")
                        .replace("> 120\n", "> 3\n")
                        .replace("> 3600 and", "> 8 and");
                Path shortened = directory.resolve(Path.of(file).getFileName());
                files.add(Files.writeString(shortened, text).toString());
            }
        }
        return String.join(", ", files);
    }

    /** The alerts that fire now, each with the labels that tell it from others. */
    static Set<String> firing(PrometheusServer hub) throws IOException, InterruptedException {
        Set<String> firing = new TreeSet<>();
        for (Series series : hub.query("ALERTS{alertstate=\"firing\"}")) {
            firing.add(String.join(
                            " ",
                            List.of(
                                    series.label("alertname"),
                                    series.label("cluster"),
                                    series.label("job"),
                                    series.label("remote_name"),
                                    series.label("code"),
                                    series.label("reason")))
                    .replaceAll(" +", " ")
                    .strip());
        }
        return firing;
    }
}
