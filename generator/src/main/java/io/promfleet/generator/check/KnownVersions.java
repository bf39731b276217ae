package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.ChartRelease;
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
    private static final String ID = "PF601";

    @Override
    public void check(Fleet fleet, Findings findings) {
        chart(fleet.chart().version(), "", fleet.chart().declaredAt(), findings);
        cluster(fleet, fleet.hub(), findings);
        fleet.sources().forEach(source -> cluster(fleet, source, findings));
    }

    private static void cluster(Fleet fleet, Cluster cluster, Findings findings) {
        String path = cluster.path();
        cluster.ownChart().ifPresent(own -> chart(own.version(), path, own.declaredAt(), findings));
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

    private static void chart(String version, String path, Location place, Findings findings) {
        if (!ChartRelease.isVersion(version)) {
            return; // reported where it is said
        }
        String newest = "`" + ChartRelease.NEWEST.chart() + "`";
        if (ChartRelease.of(version).isEmpty()) {
            report(
                    path,
                    Severity.ERROR,
                    place,
                    "The chart's version `" + version + "` is older than those that promfleet knows, " + range() + ".",
                    "Use " + newest + ".",
                    List.of(),
                    findings);
        } else if (ChartRelease.NEWEST.compareWith(version) > 0) {
            report(
                    path,
                    Severity.WARNING,
                    place,
                    "The chart's version `" + version + "` is newer than those that promfleet knows, " + range()
                            + ", and is judged by the values of " + newest + ".",
                    "Read the chart's notes on upgrades, or update promfleet.",
                    List.of(),
                    findings);
        } else if (ChartRelease.NEWEST.compareWith(version) < 0) {
            report(
                    path,
                    Severity.WARNING,
                    place,
                    "Of the chart's version `" + version
                            + "` promfleet knows what it runs, and judges its values by those of " + newest + ".",
                    "Use " + newest
                            + "; `promfleet upgrade` says what that changes. Until then, suppress this for a while.",
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

    private static String range() {
        return "which are `" + ChartRelease.OLDEST.chart() + "` to `" + ChartRelease.NEWEST.chart() + "`";
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
