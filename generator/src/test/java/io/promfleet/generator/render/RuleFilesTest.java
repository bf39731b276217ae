package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    private static final String RULES = "hub/monitoring/rules/fleet-silence.yaml";
    private static final String OBJECT = "hub/monitoring/custom-resources/prometheusrule.monitoring.fleet-silence.yaml";
    private static final String RELEASE = "hub/monitoring/controllers/kube-prometheus-stack/release.yaml";

    @TempDir
    Path directory;

    @Test
    void waitsOnTheWholeHubWhereTheChartCanSayIt() throws IOException {
        generate(hub -> {}, source -> {});

        assertThat(text(RELEASE)).contains("ruleQueryOffset: 1m");
        assertThat(text(RULES)).doesNotContain("query_offset");
    }

    /** One trouble, one alert: the chart's on remote write are off where the fleet has its own. */
    @Test
    void turnsOffWhatTheChartWouldTellAsWell() throws IOException {
        String off = """
                      disabled:
                        PrometheusRemoteStorageFailures: true
                        PrometheusRemoteWriteBehind: true
                        PrometheusRemoteWriteDesiredShards: true
                """;
        generate(hub -> {}, source -> {});
        assertThat(text(RELEASE)).contains(off);

        generate(hub -> hub.value("defaultRules.disabled.PrometheusRemoteWriteBehind", false), source -> {});
        assertThat(text(RELEASE)).contains(off.replace("WriteBehind: true", "WriteBehind: false"));

        for (Consumer<HubBuilder> without : List.<Consumer<HubBuilder>>of(
                HubBuilder::withoutAlerts, hub -> hub.prometheus(prometheus -> prometheus.defaultRules(false)))) {
            generate(without, source -> {});
            assertThat(text(RELEASE)).doesNotContain("disabled:");
        }
        generate(hub -> {}, source -> source.openTelemetryCollector(collector -> {}));
        assertThat(text(RELEASE)).doesNotContain("disabled:");
        generate(hub -> {}, source -> source.alloy(alloy -> {}));
        assertThat(text(RELEASE)).contains(off);
    }

    @Test
    void waitsInEachGroupUnderAnOlderChart() throws IOException {
        generate(hub -> hub.chart("85.0.0"), source -> {});

        assertThat(text(RELEASE)).doesNotContain("ruleQueryOffset");
        assertThat(text(RULES)).contains("  interval: 1m\n  query_offset: 1m\n  rules:\n");
        assertThat(text(OBJECT)).contains("    interval: 1m\n    query_offset: 1m\n    rules:\n");
    }

    @Test
    void doesNotWaitForWhatTheHubFetches() throws IOException {
        generate(hub -> {}, source -> source.discoveredByHub(discovering -> {}));

        assertThat(text(RELEASE)).doesNotContain("ruleQueryOffset");
    }

    /** A text that no reader takes is found where it was said, and not in what is made of it as well. */
    @Test
    void repeatsNothingThatIsSaidOfAJob() {
        assertThat(Promfleet.generate(
                                fleet -> {
                                    fleet.hub("hub", hub -> hub.alerts(it -> it.label("team", "a\u009fb")));
                                    fleet.source(
                                            "shop",
                                            source -> source.scrapeJob(
                                                    "a\u009fb", job -> job.targets("a.example.com:80")));
                                },
                                directory,
                                false)
                        .findings())
                .filteredOn(finding -> finding.id().equals("PF710"))
                .extracting(Finding::path)
                .containsExactly("hub(hub) > alerts", "source(shop) > scrapeJob(a\u009fb)");
    }

    /** One object with the rules of many jobs would be larger than the Operator takes; a job's name decides where its rules are. */
    @Test
    void dividesTheRulesOfManyJobs() throws IOException, InterruptedException {
        generate(hub -> {}, source -> jobs(source, 300));
        Map<String, String> before = rules();
        assertThat(before.keySet())
                .contains(
                        "fleet-silence.yaml",
                        "fleet-silence-shard-01.test.yaml",
                        "fleet-silence-shard-02.yaml",
                        "fleet-silence-shard-03.yaml",
                        "fleet-load.yaml",
                        "fleet-load-shard-03.yaml")
                .doesNotContain("fleet-silence-shard-00.yaml", "fleet-silence-shard-04.yaml");
        assertThat(text("hub/monitoring/custom-resources/kustomization.yaml"))
                .contains("- prometheusrule.monitoring.fleet-silence-shard-03.yaml\n");
        ExternalProgram.Run run = ExternalProgram.run(
                directory.resolve("hub/monitoring/rules"),
                ExternalProgram.require("promtool-3").toString(),
                "test",
                "rules",
                "fleet-silence-shard-02.test.yaml");
        assertThat(run.exitCode()).as(run.output()).isZero();

        generate(hub -> {}, source -> jobs(source, 301));
        Map<String, String> after = rules();
        after.entrySet().removeAll(before.entrySet());
        assertThat(after.keySet())
                .containsExactly(
                        "fleet-inventory.yaml",
                        "fleet-load-shard-02.test.yaml",
                        "fleet-load-shard-02.yaml",
                        "fleet-silence-shard-02.test.yaml",
                        "fleet-silence-shard-02.yaml");
    }

    private static void jobs(SourceBuilder source, int count) {
        for (int i = 0; i < count; i++) {
            source.scrapeJob("job-" + i, job -> {
                job.targets("till.example.com:9100");
                job.sampleLimit(1000);
            });
        }
    }

    private Map<String, String> rules() throws IOException {
        Map<String, String> rules = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("hub/monitoring/rules"))) {
            for (Path file : files.toList()) {
                rules.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return rules;
    }

    private void generate(Consumer<HubBuilder> hub, Consumer<SourceBuilder> source) {
        assertThat(Promfleet.generate(
                                fleet -> {
                                    fleet.chart("88.5.3");
                                    fleet.hub("hub", block -> {
                                        block.receiver(it -> it.url("https://prometheus.example.com"));
                                        hub.accept(block);
                                    });
                                    fleet.source("shop", block -> {
                                        block.scrapeJob("till", job -> job.targets("till.example.com:9100"));
                                        source.accept(block);
                                    });
                                },
                                directory,
                                false)
                        .hasErrors())
                .isFalse();
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
