package io.promfleet.generator.layers;

import io.promfleet.model.ChartRelease;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SendingApproach;
import java.time.Duration;

/**
 * How much later than the present the hub evaluates rules, so that samples have arrived which sources send a moment after they scraped
 * them.
 */
public enum RuleQueryOffset {
    /** All rules of the hub, by the value {@code ruleQueryOffset}. */
    OF_THE_HUB,
    /** The groups that promfleet makes, by {@code query_offset}: the chart has no such value yet. */
    OF_EACH_GROUP,
    /** None: nobody sends, or the hub's Prometheus knows no offset. */
    NONE;

    /** The time that they wait. */
    public static final Duration TIME = Duration.ofMinutes(1);

    /** The path of the value. */
    public static final String VALUE = "prometheus.prometheusSpec.ruleQueryOffset";

    private static final String CHART = "88.5.3";
    /** The release that brought it. */
    public static final PrometheusVersion PROMETHEUS = PrometheusVersion.of(2, 53);

    /**
     * What a fleet needs and its hub can do.
     *
     * @param fleet the fleet
     * @return what promfleet says where the definition says nothing
     */
    public static RuleQueryOffset of(Fleet fleet) {
        ClusterVersions versions = ClusterVersions.of(fleet, fleet.hub());
        boolean late = fleet.hub().receiver().isPrometheus()
                && fleet.sources().stream().anyMatch(source -> source.approach() instanceof SendingApproach);
        if (!late || !versions.prometheus().isAtLeast(PROMETHEUS)) {
            return NONE;
        }
        boolean known = !ChartRelease.isVersion(versions.chart()) || ChartRelease.compare(versions.chart(), CHART) >= 0;
        return known ? OF_THE_HUB : OF_EACH_GROUP;
    }
}
