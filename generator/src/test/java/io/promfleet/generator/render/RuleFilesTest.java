package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
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
