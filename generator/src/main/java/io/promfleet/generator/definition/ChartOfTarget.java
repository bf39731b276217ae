package io.promfleet.generator.definition;

import io.promfleet.model.ChartRelease;
import io.promfleet.model.PrometheusVersion;
import java.util.Optional;

/**
 * The release of the chart whose Prometheus comes closest to one that is to run, and the image where that is another.
 *
 * @param release the release; empty where it is the newest, which is what a fleet runs unless it says another
 * @param tag the tag of the image; empty where the chart's own has the same first two numbers
 */
record ChartOfTarget(Optional<String> release, Optional<String> tag) {
    static ChartOfTarget of(PrometheusVersion target) {
        ChartRelease best = ChartRelease.OLDEST;
        for (ChartRelease known : ChartRelease.KNOWN) {
            // Of those with the same Prometheus the newest, which changes least.
            if (isNotNewer(PrometheusVersion.parse(known.prometheus()), target)) {
                best = known;
            }
        }
        boolean fits = series(best.prometheus()).equals(series(target.toString()));
        return new ChartOfTarget(
                best.equals(ChartRelease.NEWEST) ? Optional.empty() : Optional.of(best.chart()),
                fits ? Optional.empty() : Optional.of("v" + target));
    }

    private static boolean isNotNewer(PrometheusVersion version, PrometheusVersion target) {
        return target.isAtLeast(version) || series(version.toString()).equals(series(target.toString()));
    }

    private static String series(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }
}
