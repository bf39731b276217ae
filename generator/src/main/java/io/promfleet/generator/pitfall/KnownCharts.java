package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartRelease;
import java.util.List;

/** PF601: versions of the chart of which promfleet knows less than all, or nothing. */
public final class KnownCharts {
    /** The finding about versions. */
    public static final String ID = "PF601";

    private KnownCharts() {}

    /**
     * Reports a version that is not the newest known.
     *
     * @param version the version; what is no exact version is passed over
     * @param path what in the fleet it is said for; empty for the whole
     * @param place where it is said
     * @param findings takes what is wrong
     */
    public static void check(String version, String path, Location place, Findings findings) {
        if (!ChartRelease.isVersion(version)) {
            return;
        }
        String newest = "`" + ChartRelease.NEWEST.chart() + "`";
        if (ChartRelease.of(version).isEmpty()) {
            findings.add(finding(
                    Severity.ERROR,
                    path,
                    place,
                    "The chart's version `" + version + "` is older than those that promfleet knows, " + range() + ".",
                    "Use " + newest + "."));
        } else if (ChartRelease.NEWEST.compareWith(version) > 0) {
            findings.add(finding(
                    Severity.WARNING,
                    path,
                    place,
                    "The chart's version `" + version + "` is newer than those that promfleet knows, " + range()
                            + ", and is judged by the values of " + newest + ".",
                    "Read the chart's notes on upgrades, or update promfleet."));
        } else if (ChartRelease.NEWEST.compareWith(version) < 0) {
            findings.add(finding(
                    Severity.WARNING,
                    path,
                    place,
                    "Of the chart's version `" + version
                            + "` promfleet knows what it runs, and judges its values by those of " + newest + ".",
                    "Use " + newest
                            + "; `promfleet upgrade` says what that changes. Until then, suppress this for a while."));
        }
    }

    private static String range() {
        return "which are `" + ChartRelease.OLDEST.chart() + "` to `" + ChartRelease.NEWEST.chart() + "`";
    }

    private static Finding finding(Severity severity, String path, Location place, String message, String hint) {
        return new Finding(ID, severity, path, place, message, hint, List.of());
    }
}
