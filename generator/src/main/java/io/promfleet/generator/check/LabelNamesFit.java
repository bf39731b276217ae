package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.DropEqual;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.Label;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import io.promfleet.relabel.TargetLabels;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PF108: names of labels beyond letters, digits and {@code _}. Prometheus takes them since 3.0 and the Prometheus Operator
 * since 0.86; an error where something on the way of the label is older or is told otherwise, and a warning where nothing is.
 */
final class LabelNamesFit implements FleetCheck {
    private static final String ID = "PF108";
    private static final PrometheusVersion UTF8_NAMES = PrometheusVersion.of(3, 0);
    private static final PrometheusVersion UTF8_TEMPLATES = PrometheusVersion.of(3, 2);
    private static final String OPERATOR = "0.86.0";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Run run = new Run(fleet, findings);
        run.cluster(fleet.hub());
        fleet.sources().forEach(run::cluster);
    }

    /** What can have a name. */
    private enum Place {
        /** Part of Prometheus' file as it is. */
        FILE,
        /** Part of a resource that the Operator reads. */
        RESOURCE
    }

    private static final class Run {
        private final Fleet fleet;
        private final Findings findings;
        // Rules are shared by many clusters, and hardly any of them has such a name.
        private final IdentityHashMap<RelabelRules, Boolean> plain = new IdentityHashMap<>();

        Run(Fleet fleet, Findings findings) {
            this.fleet = fleet;
            this.findings = findings;
        }

        void cluster(Cluster cluster) {
            for (Label label : cluster.externalLabels()) {
                // The hub has its own as rules of a scrape class.
                name(cluster, "", cluster instanceof Hub ? Place.RESOURCE : Place.FILE, label);
            }
            for (ScrapeJob job : cluster.scrapeJobs()) {
                job(cluster, job);
            }
            if (cluster instanceof Source source) {
                for (RemoteWrite write : source.remoteWrites()) {
                    String step = "remoteWrite(" + write.name() + ") > writeRelabel";
                    rules(cluster, step, Place.RESOURCE, write.writeRelabels(), Optional.empty());
                }
            }
        }

        private void job(Cluster cluster, ScrapeJob job) {
            Place place = job.asScrapeConfig() ? Place.RESOURCE : Place.FILE;
            String step = "scrapeJob(" + job.name() + ")";
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof StaticTargets targets) {
                    for (Label label : targets.labels()) {
                        name(cluster, step + " > targets", place, label);
                    }
                }
            }
            boolean isLegacy = job.settings()
                    .setting("metric_name_validation_scheme")
                    .filter(said -> said.value() instanceof ConfigValue.TextValue text
                            && text.value().equals(NameValidation.LEGACY.prometheusName()))
                    .isPresent();
            Optional<String> refusal = isLegacy
                    ? Optional.of("this job, whose `metricNameValidationScheme` is `LEGACY`")
                    : Optional.empty();
            rules(cluster, step + " > relabel", place, job.relabels(), refusal);
            rules(cluster, step + " > metricRelabel", place, job.metricRelabels(), refusal);
        }

        private void rules(Cluster cluster, String step, Place place, RelabelRules rules, Optional<String> refusal) {
            if (rules.isEmpty() || plain.containsKey(rules)) {
                return;
            }
            boolean isPlain = true;
            for (RelabelRule rule : rules.rules()) {
                String name = target(rule);
                if (name != null && !name.isEmpty() && !TargetLabels.isLegacyName(name)) {
                    isPlain = false;
                    Optional<String> reason = refusal.or(
                            () -> name.indexOf('$') >= 0 ? older(cluster, UTF8_TEMPLATES) : Optional.empty());
                    report(cluster, step, place, name, reason, rule.declaredAt());
                }
            }
            if (isPlain) {
                plain.put(rules, true);
            }
        }

        private static @Nullable String target(RelabelRule rule) {
            if (rule instanceof KeepEqual equal) {
                return equal.targetLabel();
            }
            return rule instanceof DropEqual equal ? equal.targetLabel() : RuleParts.target(rule);
        }

        private void name(Cluster cluster, String step, Place place, Label label) {
            if (!NameValidation.LEGACY.isLabelName(label.name())) {
                report(cluster, step, place, label.name(), Optional.empty(), label.declaredAt());
            }
        }

        private void report(
                Cluster cluster, String step, Place place, String name, Optional<String> refusal, Location location) {
            Optional<String> by = refusal.or(() -> refusing(cluster, place));
            findings.add(new Finding(
                    ID,
                    by.isPresent() ? Severity.ERROR : Severity.WARNING,
                    step.isEmpty() ? cluster.path() : cluster.path() + " > " + step,
                    location,
                    by.isPresent()
                            ? "The label name `" + name + "` is refused by " + by.get() + "."
                            : "The label name `" + name + "` has to be quoted in every query, such as `{\"" + name
                                    + "\"=\"…\"}`.",
                    "Use letters, digits and `_`, with no digit in front.",
                    List.of()));
        }

        /** What refuses names in UTF-8 on the way of a label: the cluster itself, its Operator, or the hub. */
        private Optional<String> refusing(Cluster cluster, Place place) {
            List<Cluster> way = new ArrayList<>(2);
            if (!(cluster instanceof Source source) || source.hasPrometheus()) {
                way.add(cluster);
            }
            if (!(cluster instanceof Hub)) {
                way.add(fleet.hub());
            }
            for (Cluster each : way) {
                Optional<String> older = older(each, UTF8_NAMES);
                if (older.isPresent()) {
                    return older;
                }
                if ("Legacy".equals(SaidValues.text(each, "prometheus", "prometheusSpec", "nameValidationScheme"))) {
                    return Optional.of("`" + each.name() + "`, whose value `nameValidationScheme` is `Legacy`");
                }
            }
            ChartRelease release =
                    ClusterVersions.of(fleet, way.get(0)).release().orElse(ChartRelease.NEWEST);
            return place == Place.RESOURCE && ChartRelease.compare(release.operator(), OPERATOR) < 0
                    ? Optional.of("the Prometheus Operator `" + release.operator() + "` of `"
                            + way.get(0).name() + "`, which takes it since `" + OPERATOR + "`")
                    : Optional.empty();
        }

        private Optional<String> older(Cluster cluster, PrometheusVersion needed) {
            PrometheusVersion version = ClusterVersions.of(fleet, cluster).prometheus();
            return version.isAtLeast(needed)
                    ? Optional.empty()
                    : Optional.of("the Prometheus `" + version + "` of `" + cluster.name() + "`, which takes it since `"
                            + needed + "`");
        }
    }
}
