package io.promfleet.generator.layers;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SaidValues;
import io.promfleet.model.SaidVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions that go together in a cluster.
 *
 * @param chart the version of the chart
 * @param release what is known of it; {@link ChartRelease#NEWEST} where it is newer than that, empty where it is older than
 *     everything known
 * @param prometheus the release of Prometheus: the one that chart values say, else the chart's own
 * @param said the chart value that says the release of Prometheus; empty where the chart chooses
 */
public record ClusterVersions(
        String chart, Optional<ChartRelease> release, PrometheusVersion prometheus, Optional<ChartValue> said) {
    private static final String[][] PROMETHEUS = {
        {"prometheus", "prometheusSpec", "version"}, {"prometheus", "prometheusSpec", "image", "tag"}
    };

    /**
     * The versions of a cluster.
     *
     * @param fleet the fleet
     * @param cluster its hub or one of its sources
     * @return the versions
     */
    public static ClusterVersions of(Fleet fleet, Cluster cluster) {
        String chart = fleet.chartVersion(cluster);
        Optional<ChartRelease> release = ChartRelease.of(chart);
        for (String[] path : PROMETHEUS) {
            PrometheusVersion version = version(SaidValues.text(cluster, path));
            if (version != null) {
                return new ClusterVersions(chart, release, version, Optional.ofNullable(SaidValues.by(cluster, path)));
            }
        }
        PrometheusVersion own = release.map(known -> PrometheusVersion.parse(known.prometheus()))
                .orElse(PrometheusVersion.NEWEST);
        return new ClusterVersions(chart, release, own, Optional.empty());
    }

    /** A tag such as {@code v3.11.3-distroless}; null for what is no version. */
    private static @Nullable PrometheusVersion version(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            int suffix = tag.indexOf('-');
            return PrometheusVersion.parse(suffix < 0 ? tag : tag.substring(0, suffix));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Whether a release of Prometheus may run here although {@link #prometheus} is older: the chart stands between two that are
     * known, and the later one runs it.
     *
     * @param needed the release
     * @return true where the tables do not tell
     */
    public boolean mayRun(PrometheusVersion needed) {
        if (said.isPresent() || release.isEmpty() || release.get().compareWith(chart) == 0) {
            return false;
        }
        int next = ChartRelease.KNOWN.indexOf(release.get()) + 1;
        return next < ChartRelease.KNOWN.size()
                && PrometheusVersion.parse(ChartRelease.KNOWN.get(next).prometheus())
                        .isAtLeast(needed);
    }

    /**
     * PF601: a cluster whose Kubernetes is older than a chart needs.
     *
     * @param cluster the cluster
     * @param chart the version of the chart
     * @param related what says the version, if there is such a place
     * @return the finding; empty where the cluster fits or does not say its Kubernetes
     */
    public static Optional<Finding> tooOldKubernetes(Cluster cluster, String chart, List<Finding.Related> related) {
        SaidVersion said = cluster.kubernetes().orElse(null);
        ChartRelease release = ChartRelease.of(chart).orElse(null);
        if (said == null
                || release == null
                || Integer.parseInt(said.version().split("\\.", -1)[1]) >= release.kubernetes()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "PF601",
                Severity.ERROR,
                cluster.path(),
                said.declaredAt(),
                "The chart `" + chart + "` needs Kubernetes 1." + release.kubernetes()
                        + " or newer, and this cluster runs `" + said.version() + "`.",
                "Upgrade the cluster, or give it an older chart with `chart`.",
                related));
    }
}
