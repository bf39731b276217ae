package io.promfleet.model;

import java.math.BigInteger;
import java.util.List;

/**
 * A release of kube-prometheus-stack whose values and objects promfleet knows. The one table of what goes together.
 *
 * @param chart the chart's {@code version}
 * @param operator the version of the Prometheus Operator that it installs, its {@code appVersion}
 * @param prometheus the version of Prometheus that it runs unless its values say another
 */
public record ChartRelease(String chart, String operator, String prometheus) {
    /** Every known release, the oldest first. */
    public static final List<ChartRelease> KNOWN = List.of(new ChartRelease("88.5.3", "0.93.1", "3.14.0"));

    /** The oldest that promfleet knows. */
    public static final ChartRelease OLDEST = KNOWN.get(0);

    /** The newest that promfleet knows, and the default of a fleet. */
    public static final ChartRelease NEWEST = KNOWN.get(KNOWN.size() - 1);

    /**
     * Compares the version of a chart with this one's.
     *
     * @param version three numbers joined by dots
     * @return below, at or above zero where {@code version} is older, the same or newer
     */
    public int compareWith(String version) {
        String[] theirs = version.split("\\.", -1);
        String[] own = chart.split("\\.", -1);
        int order = 0;
        for (int i = 0; i < own.length && order == 0; i++) {
            order = new BigInteger(theirs[i]).compareTo(new BigInteger(own[i]));
        }
        return order;
    }
}
