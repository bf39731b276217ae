package io.promfleet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of breaking changes of the chart. */
class ChartChangeTest {
    private static final Section VALUES = SchemaCatalogue.bundled().section(SchemaCatalogue.CHART_VALUES);
    // What the newest chart has no longer, so that only older values can hold it.
    private static final Set<String> GONE = Set.of(
            "*.podDisruptionBudget.maxUnavailable",
            "additionalPrometheusRules",
            "crds.upgradeJob.securityContext",
            "global.rbac.pspAnnotations",
            "global.rbac.pspEnabled",
            "kube-state-metrics.prometheus.monitor.honorLabels",
            "kube-state-metrics.prometheus.monitor.interval",
            "kube-state-metrics.prometheus.monitor.metricRelabelings",
            "kube-state-metrics.prometheus.monitor.proxyUrl",
            "kube-state-metrics.prometheus.monitor.relabelings",
            "kube-state-metrics.prometheus.monitor.scrapeTimeout",
            "prometheus.podSecurityPolicy",
            "prometheus.thanosServiceMonitor.scrapeProtocols",
            "prometheusOperator.admissionWebhooks.deployment.podDisruptionBudget.maxUnavailable");

    @Test
    void everyChangeIsReadWhole() {
        ChartChange first = ChartChange.all().get(0);

        assertThat(first.version()).isEqualTo("63.0.0");
        assertThat(first.until()).contains("64.0.0");
        assertThat(first.from()).isEmpty();
        assertThat(first.conditions())
                .containsExactly(new ChartChange.Condition(
                        true,
                        List.of(
                                new ValuePattern(
                                        List.of("prometheus", "prometheusSpec", "*SelectorNilUsesHelmValues"),
                                        Optional.empty()),
                                new ValuePattern(
                                        List.of("thanosRuler", "thanosRulerSpec", "ruleSelectorNilUsesHelmValues"),
                                        Optional.empty()))));
        assertThat(first.change()).isEqualTo("the chart no longer reads it, until 64.0.0 takes that back");
        assertThat(first.edit()).startsWith("Set `matchLabels: null`");
        assertThat(first.source()).isEqualTo("UPGRADE.md");
    }

    @Test
    void textsAreSentencesAndSourcesAreNamed() {
        assertThat(ChartChange.all()).hasSizeGreaterThan(20).allSatisfy(change -> {
            assertThat(change.version()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(change.change()).matches("[a-zA-Z].*[^.]");
            assertThat(change.edit()).matches("[A-Z].*\\.");
            assertThat(change.source()).isIn("UPGRADE.md", "paths", "Chart.yaml");
        });
    }

    /** A path with a slip of the pen would never be found in any values. */
    @Test
    void everyPathIsAValueOfTheNewestChartOrKnownToBeGone() {
        List<String> unknown = new ArrayList<>();
        for (ChartChange change : ChartChange.all()) {
            for (ChartChange.Condition condition : change.conditions()) {
                for (ValuePattern pattern : condition.values()) {
                    String shown = String.join(".", pattern.keys());
                    if (!GONE.contains(shown) && !isKnown(VALUES, pattern.keys())) {
                        unknown.add(change.version() + " " + shown);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isKnown(Section section, List<String> keys) {
        boolean any = section.isFree() || (section.keys().isEmpty() && "object".equals(section.keyword("type")));
        if (keys.isEmpty() || any) {
            return true;
        }
        List<String> rest = keys.subList(1, keys.size());
        for (String key : section.keys()) {
            ValuePattern first = new ValuePattern(keys.subList(0, 1), Optional.empty());
            if (first.matches(List.of(key), "") && isKnown(section.child(key).orElseThrow(), rest)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aPatternCoversWhatStandsBelowIt() {
        ValuePattern pattern = ValuePattern.parse("a.*Selector.b\\.c");

        assertThat(pattern.matches(List.of("a", "ruleSelector", "b.c"), "x")).isTrue();
        assertThat(pattern.matches(List.of("a", "ruleSelector", "b.c", "d"), ""))
                .isTrue();
        assertThat(pattern.matches(List.of("a", "ruleSelector"), "")).isFalse();
        assertThat(pattern.matches(List.of("a", "ruleSelectors", "b.c"), "")).isFalse();
    }

    @Test
    void aPatternWithAValueCoversThatValueAlone() {
        ValuePattern pattern = ValuePattern.parse("grafana.enabled=false");

        assertThat(pattern.matches(List.of("grafana", "enabled"), "false")).isTrue();
        assertThat(pattern.matches(List.of("grafana", "enabled"), "true")).isFalse();
    }
}
