package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.golden.GoldenTrees;
import io.promfleet.testing.ExternalProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on silence, as promtool tests them and as a real hub evaluates them. */
class SilenceRulesRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "promtool-2, reference/hub/monitoring/rules",
        "promtool-3, reference/hub/monitoring/rules",
        "promtool-2, every-call/eu-hub/observability/rules",
        "promtool-3, every-call/eu-hub/observability/rules",
    })
    void firesWhenItShouldAndStaysSilentWhenItShould(String promtool, String folder) throws Exception {
        Path rules = GoldenTrees.of(folder);
        String program = ExternalProgram.require(promtool).toString();

        ExternalProgram.Run tests = ExternalProgram.run(
                directory,
                program,
                "test",
                "rules",
                rules.resolve("fleet-silence.test.yaml").toString());
        assertThat(tests.exitCode()).as(tests.output() + tests.errors()).isZero();
        for (String file : List.of("fleet-silence.yaml", "fleet-inventory.yaml")) {
            ExternalProgram.Run check = ExternalProgram.run(
                    directory, program, "check", "rules", rules.resolve(file).toString());
            assertThat(check.exitCode()).as(check.output() + check.errors()).isZero();
        }
    }

    /** The reference fleet, of which the hub only hears one cluster, and of that not every job. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void aRealHubAlertsOnTheClusterAndTheJobsThatDoNotReport(String program) throws Exception {
        Path rules = GoldenTrees.of("reference/hub/monitoring/rules");
        List<String> files = new ArrayList<>();
        for (String name : List.of("fleet-silence.yaml", "fleet-inventory.yaml")) {
            // The same rules, for which a test need not wait.
            String text = Files.readString(rules.resolve(name))
                    .replace("interval: 1m", "interval: 1s")
                    .replaceAll("for: \\d+m", "for: 1s");
            files.add(Files.writeString(directory.resolve(name), text).toString());
        }
        String present = "annotated-pods";
        try (PrometheusServer hub = PrometheusServer.start(
                program,
                "hub",
                directory,
                port -> """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [%s]
                scrape_configs:
                - job_name: %s
                  static_configs:
                  - targets: ["127.0.0.1:%d"]
                    labels: { cluster: production }
                """.formatted(String.join(", ", files), present, port),
                "--storage.tsdb.path=DATA")) {
            TreeSet<String> firing = new TreeSet<>();
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end) && !firing.contains("JobAbsent production flux-system")) {
                Thread.sleep(500);
                firing.clear();
                for (Series series : hub.query("ALERTS{alertstate=\"firing\"}")) {
                    firing.add(String.join(" ", series.label("alertname"), series.label("cluster"), series.label("job"))
                            .strip());
                }
            }

            assertThat(firing)
                    .contains("ClusterQuiet staging", "JobAbsent production flux-system")
                    .doesNotContain("ClusterQuiet production", "JobAbsent production " + present)
                    .noneMatch(alert -> alert.startsWith("JobAbsent staging"));
        }
    }
}
