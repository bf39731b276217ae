package io.promfleet.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of kube-prometheus-stack, and what goes together with it. The one table of these facts, read from the chart's
 * {@code Chart.yaml} and {@code values.yaml} at the first release of each major version, and at the newest known.
 *
 * @param chart the chart's {@code version}
 * @param operator the version of the Prometheus Operator that it installs, its {@code appVersion}
 * @param prometheus the version of Prometheus that it runs unless its values say another
 * @param kubernetes the oldest minor version of Kubernetes 1 that it installs on, its {@code kubeVersion}
 */
public record ChartRelease(String chart, String operator, String prometheus, int kubernetes) {
    /** Every known release, the oldest first. Those between two of them are known as the earlier one. */
    public static final List<ChartRelease> KNOWN = List.of(
            new ChartRelease("62.0.0", "0.76.0", "2.54.0", 19),
            new ChartRelease("63.0.0", "0.76.1", "2.54.1", 19),
            new ChartRelease("64.0.0", "0.76.1", "2.54.1", 19),
            new ChartRelease("65.0.0", "0.77.1", "2.54.1", 19),
            new ChartRelease("66.0.0", "0.78.1", "2.55.0", 19),
            new ChartRelease("67.0.0", "0.79.0", "3.0.1", 19),
            new ChartRelease("68.0.0", "0.79.2", "3.1.0", 19),
            new ChartRelease("69.0.0", "0.80.0", "3.1.0", 19),
            new ChartRelease("70.0.0", "0.81.0", "3.2.1", 19),
            new ChartRelease("71.0.0", "0.82.0", "3.3.0", 19),
            new ChartRelease("72.0.0", "0.82.0", "3.3.1", 19),
            new ChartRelease("73.0.0", "0.82.2", "3.4.1", 25),
            new ChartRelease("74.0.0", "0.83.0", "3.4.1", 25),
            new ChartRelease("75.0.0", "0.83.0", "3.4.1", 25),
            new ChartRelease("76.0.0", "0.84.1", "3.5.0", 25),
            new ChartRelease("77.0.0", "0.85.0", "3.5.0", 25),
            new ChartRelease("78.0.0", "0.86.0", "3.6.0", 25),
            new ChartRelease("79.0.0", "0.86.1", "3.7.2", 25),
            new ChartRelease("80.0.0", "0.87.0", "3.8.0", 25),
            new ChartRelease("81.0.0", "0.88.0", "3.9.1", 25),
            new ChartRelease("82.0.0", "0.89.0", "3.9.1", 25),
            new ChartRelease("83.0.0", "0.90.1", "3.11.0", 25),
            new ChartRelease("84.0.0", "0.90.1", "3.11.2", 25),
            new ChartRelease("85.0.0", "0.90.1", "3.11.3", 25),
            new ChartRelease("86.0.0", "0.91.0", "3.11.3", 25),
            new ChartRelease("87.0.0", "0.92.0", "3.12.0", 25),
            new ChartRelease("88.0.0", "0.93.0", "3.13.1", 25),
            new ChartRelease("88.5.3", "0.93.1", "3.14.0", 25));

    /** The oldest that promfleet knows. */
    public static final ChartRelease OLDEST = KNOWN.get(0);

    /** The newest that promfleet knows, the only one of which it knows every value, and the default of a fleet. */
    public static final ChartRelease NEWEST = KNOWN.get(KNOWN.size() - 1);

    private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /**
     * Whether a text is the version of a chart.
     *
     * @param version any text
     * @return true for three numbers joined by dots
     */
    public static boolean isVersion(String version) {
        return EXACT.matcher(version).matches();
    }

    /**
     * What is known of a version of the chart: the newest known release that is not newer.
     *
     * @param version three numbers joined by dots
     * @return the release; empty for a version older than {@link #OLDEST}, and for what is no version
     */
    public static Optional<ChartRelease> of(String version) {
        if (isVersion(version)) {
            // From the newest, which almost every cluster runs.
            for (int i = KNOWN.size() - 1; i >= 0; i--) {
                if (KNOWN.get(i).compareWith(version) >= 0) {
                    return Optional.of(KNOWN.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Compares the version of a chart with this one's.
     *
     * @param version three numbers joined by dots
     * @return below, at or above zero where {@code version} is older, the same or newer
     */
    public int compareWith(String version) {
        return compare(version, chart);
    }

    /**
     * Compares two versions of the chart.
     *
     * @param version three numbers joined by dots
     * @param other three numbers joined by dots
     * @return below, at or above zero where {@code version} is older than the other, the same or newer
     */
    public static int compare(String version, String other) {
        String[] left = version.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        int order = 0;
        for (int i = 0; i < right.length && order == 0; i++) {
            order = new BigInteger(left[i]).compareTo(new BigInteger(right[i]));
        }
        return order;
    }
}
