package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.check.SeriesArrive.Asker;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.layers.RuleQueryOffset;
import io.promfleet.generator.pitfall.RulePitfalls;
import io.promfleet.generator.pitfall.SaidRule;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.PromqlFeature;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.LightweightPrometheus;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SaidValues;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PF213, PF408, PF802, PF804 to PF808, PF810, PF812: the hub's own rules and dashboards, against what arrives there. They see the series of all clusters,
 * late, and only what the sources' own rules let through.
 */
final class RulesOfTheHub implements FleetCheck {
    private static final String RECORDED_TWICE = "PF408";
    private static final String NO_OFFSET = "PF805";
    private static final Set<String> NO_TIME = Set.of("0", "0s", "0m", "0ms");
    private static final String OF_DEFAULT_RULES = "instance:node_cpu_utilisation:rate5m";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Hub hub = fleet.hub();
        List<SaidRule> rules = SaidRules.of("hub(" + hub.name() + ")", hub);
        RulePitfalls pitfalls = new RulePitfalls(
                ClusterVersions.of(fleet, hub).prometheus(),
                features(hub),
                hub.labelsAtTheHub().keySet(),
                findings);
        Map<AskedSeries, Asker> asked = new LinkedHashMap<>();
        Map<String, SaidRule> recorded = new HashMap<>();
        for (SaidRule rule : rules) {
            pitfalls.templates(rule, text -> true);
            for (AskedSeries series : pitfalls.check(rule)) {
                asked.putIfAbsent(series, Asker.of(rule));
            }
            if (!rule.alert()) {
                recorded.putIfAbsent(rule.name(), rule);
            }
        }
        new SaidDashboards(fleet).forEach(asked::putIfAbsent);
        asked.keySet().removeIf(series -> recorded.containsKey(series.metric()));
        offset(fleet, ClusterVersions.of(fleet, hub).prometheus(), rules, findings);
        new SeriesArrive(fleet, findings).check(asked);
        recordedOnce(fleet, recorded, findings);
    }

    /** The parts of the language that the hub was told to enable. */
    private static Set<PromqlFeature> features(Hub hub) {
        Set<PromqlFeature> features = EnumSet.noneOf(PromqlFeature.class);
        if (SaidValues.at(hub, "prometheus", "prometheusSpec", "enableFeatures") instanceof ListValue list) {
            for (PromqlFeature feature : PromqlFeature.values()) {
                for (ConfigValue item : list.items()) {
                    if (item instanceof TextValue text && text.value().equals(feature.flag())) {
                        features.add(feature);
                    }
                }
            }
        }
        return features;
    }

    /** PF805: alerts that look at a time of which not every source has sent its samples. */
    private static void offset(Fleet fleet, PrometheusVersion version, List<SaidRule> rules, Findings findings) {
        Hub hub = fleet.hub();
        RuleQueryOffset offset = RuleQueryOffset.of(fleet);
        String said = SaidValues.text(hub, RuleQueryOffset.VALUE.split("\\.", -1));
        boolean waits = said == null ? offset == RuleQueryOffset.OF_THE_HUB : !NO_TIME.contains(said);
        if (waits || fleet.sources().stream().noneMatch(source -> source.approach() instanceof SendingApproach)) {
            return;
        }
        for (SaidRule rule : rules) {
            boolean patient = rule.pending().orElse(Duration.ZERO).compareTo(RuleQueryOffset.TIME) >= 0;
            if (rule.alert() && !patient && !rule.queryOffset()) {
                findings.add(new Finding(
                        NO_OFFSET,
                        Severity.WARNING,
                        rule.path(),
                        rule.declaredAt(),
                        "`" + rule.name() + "` fires on a moment of which samples are still on their way to the hub.",
                        said != null
                                ? "Leave `ruleQueryOffset` out, or give each alert a `for` of a minute."
                                : version.isAtLeast(RuleQueryOffset.PROMETHEUS)
                                        ? "Give the group a `query_offset` of a minute, or each alert such a `for`."
                                        : "Give each alert a `for` of a minute.",
                        List.of()));
                return; // one setting mends all of them
            }
        }
    }

    /** PF408: series that a source records and sends, and that the hub records once more from what the source sends. */
    private static void recordedOnce(Fleet fleet, Map<String, SaidRule> recorded, Findings findings) {
        FinalLabels labels = new FinalLabels();
        boolean defaults = fleet.hub().prometheus().defaultRules();
        for (Source source : fleet.sources()) {
            String path = "source(" + source.name() + ")";
            for (SaidRule rule : SaidRules.of(path, source)) {
                SaidRule other = rule.alert() ? null : recorded.get(rule.name());
                if (other != null && isSent(source, rule.name(), labels)) {
                    findings.add(new Finding(
                            RECORDED_TWICE,
                            Severity.ERROR,
                            rule.path(),
                            rule.declaredAt(),
                            "The hub records `" + rule.name() + "` too, for the same series as the source.",
                            "Record it in one of both, or drop it in the source's `writeRelabel`.",
                            List.of(new Finding.Related("the hub's rule", other.declaredAt()))));
                }
            }
            if (defaults
                    && source.approach() instanceof LightweightPrometheus prometheus
                    && prometheus.stack().defaultRules()
                    && isSent(source, OF_DEFAULT_RULES, labels)) {
                findings.add(new Finding(
                        RECORDED_TWICE,
                        Severity.ERROR,
                        path + " > lightweightPrometheus",
                        prometheus.stack().declaredAt(),
                        "The chart's rules record the same series in the source and on the hub.",
                        "Leave `defaultRules` out, or drop what they record with"
                                + " `rules.drop(\"__name__\", \".*:.*\")` in `writeRelabel`.",
                        List.of()));
            }
        }
    }

    private static boolean isSent(Source source, String metric, FinalLabels labels) {
        return labels.arrive(
                source, Map.of("__name__", metric, "instance", "10.0.0.1:9100", "job", "node-exporter"), sent -> true);
    }
}
