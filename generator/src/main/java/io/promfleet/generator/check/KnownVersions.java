package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.pitfall.KnownCharts;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SaidVersion;
import java.util.List;

/**
 * PF601: versions of chart, Prometheus and Kubernetes that do not fit each other, or of which too little is known. A newer chart is
 * judged by the newest known, for most values stay. Of a chart between the oldest and the newest known, promfleet knows what it
 * runs and not every value; of an older one it knows nothing.
 */
final class KnownVersions implements FleetCheck {
    static final String ID = KnownCharts.ID;

    @Override
    public void check(Fleet fleet, Findings findings) {
        KnownCharts.check(fleet.chart().version(), "", fleet.chart().declaredAt(), findings);
        cluster(fleet, fleet.hub(), findings);
        fleet.sources().forEach(source -> cluster(fleet, source, findings));
    }

    private static void cluster(Fleet fleet, Cluster cluster, Findings findings) {
        String path = cluster.path();
        cluster.ownChart().ifPresent(own -> KnownCharts.check(own.version(), path, own.declaredAt(), findings));
        ClusterVersions versions = ClusterVersions.of(fleet, cluster);
        ClusterVersions.tooOldKubernetes(cluster, versions.chart(), sayingChart(fleet, cluster))
                .ifPresent(findings::add);
        ChartValue said = versions.said().orElse(null);
        if (said != null && !PrometheusVersion.NEWEST.isAtLeast(versions.prometheus())) {
            report(
                    path + " > value(" + String.join(".", said.path()) + ")",
                    Severity.WARNING,
                    said.declaredAt(),
                    "Prometheus `" + versions.prometheus()
                            + "` is newer than those that promfleet knows, and is judged as `"
                            + PrometheusVersion.NEWEST + "`.",
                    "Read its changelog, or update promfleet.",
                    List.of(),
                    findings);
        }
    }

    private static List<Finding.Related> sayingChart(Fleet fleet, Cluster cluster) {
        Location place = cluster.ownChart()
                .map(SaidVersion::declaredAt)
                .orElse(fleet.chart().declaredAt());
        return place instanceof UnknownLocation
                ? List.of()
                : List.of(new Finding.Related("the chart is said here", place));
    }

    private static void report(
            String path,
            Severity severity,
            Location place,
            String message,
            String hint,
            List<Finding.Related> related,
            Findings findings) {
        findings.add(new Finding(ID, severity, path, place, message, hint, related));
    }
}
