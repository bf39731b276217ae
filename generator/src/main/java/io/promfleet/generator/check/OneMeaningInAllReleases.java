package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.pitfall.LineBreaks;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.ScrapeJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** PF210: a rule of a job that clusters with Prometheus 2 and with Prometheus 3 share, and that both read differently. */
final class OneMeaningInAllReleases implements FleetCheck {
    private static final String ID = "PF210";
    private static final PrometheusVersion THREE = PrometheusVersion.of(3, 0);

    @Override
    public void check(Fleet fleet, Findings findings) {
        List<Cluster> older = new ArrayList<>(0);
        List<Cluster> newer = new ArrayList<>();
        add(fleet, fleet.hub(), older, newer);
        fleet.sources().forEach(source -> add(fleet, source, older, newer));
        if (older.isEmpty()) {
            return; // as in almost every fleet
        }
        Set<Location> shared = new HashSet<>();
        for (Cluster cluster : newer) {
            for (ScrapeJob job : cluster.scrapeJobs()) {
                job.relabels().rules().forEach(rule -> shared.add(rule.declaredAt()));
                job.metricRelabels().rules().forEach(rule -> shared.add(rule.declaredAt()));
            }
        }
        for (Cluster cluster : older) {
            for (ScrapeJob job : cluster.scrapeJobs()) {
                String path = cluster.path() + " > scrapeJob(" + job.name() + ")";
                check(path + " > relabel", job.relabels().rules(), shared, findings);
                check(path + " > metricRelabel", job.metricRelabels().rules(), shared, findings);
            }
        }
    }

    private static void add(Fleet fleet, Cluster cluster, List<Cluster> older, List<Cluster> newer) {
        if (!cluster.scrapeJobs().isEmpty()) {
            boolean three = ClusterVersions.of(fleet, cluster).prometheus().isAtLeast(THREE);
            (three ? newer : older).add(cluster);
        }
    }

    private static void check(String path, List<RelabelRule> rules, Set<Location> shared, Findings findings) {
        for (RelabelRule rule : rules) {
            String regex = LineBreaks.differing(rule).orElse(null);
            // Once for each rule, however many clusters run it.
            if (regex != null && shared.remove(rule.declaredAt())) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        path,
                        rule.declaredAt(),
                        "The dot of `" + regex
                                + "` matches a line break in Prometheus 3 and not in Prometheus 2, and clusters with either"
                                + " run this rule.",
                        "Begin it with `(?s)` or `(?-s)`, which says which is meant.",
                        List.of()));
            }
        }
    }
}
