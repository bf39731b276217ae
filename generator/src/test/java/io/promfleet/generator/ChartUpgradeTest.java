package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new version of the chart touches in a fleet. */
class ChartUpgradeTest {
    private static final String BUDGET = "prometheusOperator.podDisruptionBudget.maxUnavailable";

    @TempDir
    private Path directory;

    private static void hub(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
    }

    private static List<String> said(String from, String to, FleetDefinition definition) {
        return ChartUpgrade.of(from, to).run(definition).findings().stream()
                .map(ChartUpgradeTest::said)
                .toList();
    }

    private static String said(Finding finding) {
        return finding.id() + " " + finding.path() + ": " + finding.message() + " " + finding.hint();
    }

    @Test
    void aValueThatIsGoneIsNamedAtItsLineWithTheEdit() {
        Run run = ChartUpgrade.of("72.0.0", "73.0.0").run(fleet -> {
            hub(fleet);
            fleet.source("production", source -> source.value(BUDGET, 1));
        });

        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(said(finding))
                    .isEqualTo("PF606 source(production) > value(" + BUDGET
                            + "): With the chart `73.0.0` the value is gone," + " and this cluster sets `" + BUDGET
                            + "`. Say the budget as `minAvailable`.");
            assertThat(((CallSite) finding.location()).line()).isEqualTo(43);
        });
    }

    /** The example of docs/upgrading.md, from its first tree on. */
    @Test
    void aFleetOnTheOldChartIsGeneratedWithAValueThatGoesLater() {
        FleetDefinition old = fleet -> {
            fleet.chart("72.0.0");
            fleet.hub("hub", hub -> {
                hub.receiver(receiver -> receiver.url("https://prometheus.example.com"));
                hub.value(BUDGET, 1);
            });
            fleet.source("production", source -> source.remoteWrite(write -> {}));
        };

        Run run = Promfleet.generate(old, directory, false);

        assertThat(run.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(run.findings().stream()
                        .filter(finding -> finding.id().equals("PF609"))
                        .map(Finding::message))
                .containsExactly("`" + BUDGET + "` is no value any more from the chart `73.0.0` on.");
    }

    @Test
    void aDefaultThatChangedTouchesWhoLeavesItToTheChart() {
        String password =
                "With the chart `79.0.0` Grafana's administrator has no known password any more, but a random one in a"
                        + " Secret, and this cluster sets nothing about it. Read it from the Secret of the release, or name your own"
                        + " with `grafana.admin.existingSecret`.";

        assertThat(said("78.0.0", "79.0.0", fleet -> {
                    hub(fleet);
                    fleet.source("production", source -> {}); // has no Grafana
                }))
                .containsExactly("PF606 hub(hub): " + password);
        assertThat(said(
                        "78.0.0",
                        "79.0.0",
                        fleet -> fleet.hub("hub", hub -> {
                            hub.receiver(receiver -> receiver.url("https://prometheus.example.com"));
                            hub.value("grafana.admin.existingSecret", "grafana");
                        })))
                .isEmpty();
    }

    @Test
    void whatPromfleetMakesOfADefinitionIsInUseToo() {
        assertThat(said("66.0.0", "67.0.0", fleet -> {
                    hub(fleet);
                    fleet.source("production", source -> source.scrapeJob("shop", job -> job.targets("shop:80")));
                }))
                .containsExactly(
                        "PF606 source(production) > remoteWrite(hub): With the chart `67.0.0` Prometheus becomes 3, which"
                                + " sends by HTTP/1.1 unless told otherwise, and this cluster sets"
                                + " `prometheus.prometheusSpec.remoteWrite`. Set `enableHTTP2: true` where the receiver needs"
                                + " it.",
                        "PF606 source(production) > scrapeJob(shop): With the chart `67.0.0` Prometheus becomes 3, which fails"
                                + " a target that answers without a Content-Type, and whose regular expressions let a dot"
                                + " match a line break, and this cluster sets"
                                + " `prometheus.prometheusSpec.additionalScrapeConfigs`. Say `fallback_scrape_protocol` in"
                                + " jobs with such targets, and `[^\\n]` where a dot must stop at a line break.");
    }

    @Test
    void aLineThatSpeaksForManyClustersIsNamedOnce() {
        assertThat(said("72.0.0", "73.0.0", fleet -> {
                    hub(fleet);
                    for (String name : List.of("a", "b", "c")) {
                        fleet.source(name, source -> source.value(BUDGET, 1));
                    }
                }))
                .singleElement()
                .asString()
                .contains("this cluster sets `" + BUDGET + "`, as 2 others do.");
    }

    @ParameterizedTest
    @CsvSource({
        "62.0.0, 63.0.0, 1", // deprecated
        "62.0.0, 64.0.0, 0", // and taken back
        "62.0.0, 88.5.3, 0",
        "63.0.0, 64.0.0, 0",
    })
    void aChangeThatWasTakenBackIsNoneForWhoGoesPastIt(String from, String to, int changes) {
        assertThat(said(
                        from,
                        to,
                        fleet -> fleet.hub("hub", hub -> {
                            hub.receiver(receiver -> receiver.url("https://prometheus.example.com"));
                            hub.value("prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues", false);
                        })))
                .filteredOn(text -> text.contains("NilUsesHelmValues"))
                .hasSize(changes);
    }

    @Test
    void theHeadingNamesTheTuplesAndTheSummaryCounts() {
        ChartUpgrade upgrade = ChartUpgrade.of("72.0.0", "88.5.3");
        Run run = upgrade.run(fleet -> {
            hub(fleet);
            fleet.source("production", source -> source.value(BUDGET, 1));
        });

        assertThat(upgrade.heading())
                .containsExactly(
                        "kube-prometheus-stack 72.0.0 -> 88.5.3",
                        "  Prometheus Operator 0.82.0 -> 0.93.1",
                        "  Prometheus 3.3.1 -> 3.14.0",
                        "  Kubernetes 1.19 -> 1.25 or newer");
        assertThat(upgrade.summary(run.findings())).isEqualTo("2 of 12 breaking changes touch what is in use.");
    }

    @Test
    void saysThatNothingIsKnownOfWhatComesLater() {
        assertThat(ChartUpgrade.of("88.5.3", "99.0.0").heading()).contains("  What comes after 88.5.3 is not known.");
    }

    @Test
    void aClusterThatIsTooOldForTheNewChartIsAnError() {
        assertThat(said("72.0.0", "73.0.0", fleet -> {
                    hub(fleet);
                    fleet.source("production", source -> source.kubernetes("1.24"));
                }))
                .containsExactly(
                        "PF601 source(production): The chart `73.0.0` needs Kubernetes 1.25 or newer, and this cluster"
                                + " runs `1.24`. Upgrade the cluster, or give it an older chart with `chart`.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61.0.0 | 88.5.3 | The chart `61.0.0` is older than those whose changes are known, which start with `62.0.0`.",
                "88.5.3 | 87.0.0 | The chart `88.5.3` is newer than `87.0.0`.",
                "88 | 88.5.3 | `88` is no exact version of the chart, such as `88.5.3`.",
            })
    void whatIsNoUpgradeIsRefused(String from, String to, String message) {
        assertThatThrownBy(() -> ChartUpgrade.of(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theErrorsOfADefinitionComeFirst() {
        assertThat(ChartUpgrade.of("72.0.0", "88.5.3").run(fleet -> {}).findings())
                .extracting(Finding::id)
                .containsExactly("PF001");
    }

    /** The run that makes the upgrade says it, and the next one has nothing to say. */
    @ParameterizedTest
    @CsvSource({"oci://ghcr.io/prometheus-community/charts", "https://charts.example.com"})
    void theRunThatMakesTheUpgradeReportsWhatItTouches(String repository) {
        Promfleet.generate(fleet -> grafana(fleet, "78.0.0", repository), directory, false);

        Run upgrade = Promfleet.generate(fleet -> grafana(fleet, "88.5.3", repository), directory, false);
        Run after = Promfleet.check(fleet -> grafana(fleet, "88.5.3", repository), directory);

        assertThat(upgrade.findings()).extracting(Finding::id).containsExactly("PF606");
        assertThat(upgrade.result()).isPresent();
        assertThat(after.findings()).isEmpty();
    }

    private static void grafana(FleetBuilder fleet, String chart, String repository) {
        fleet.chart(chart, repository);
        hub(fleet);
    }
}
