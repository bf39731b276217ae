package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Chart;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Fleet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * PF601: a version of the chart other than those whose values are known. A newer one is judged by the newest known, for most
 * values stay; an older one lacks values that promfleet sets, and Helm says nothing about them.
 */
final class KnownChart implements FleetCheck {
    private static final String ID = "PF601";
    private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    @Override
    public void check(Fleet fleet, Findings findings) {
        Chart chart = fleet.chart();
        String version = chart.version();
        if (!EXACT.matcher(version).matches()) {
            return; // reported where it is said
        }
        if (ChartRelease.OLDEST.compareWith(version) < 0) {
            report(
                    chart,
                    Severity.ERROR,
                    "The chart's version `" + version + "` is older than those that promfleet knows, " + range() + ".",
                    "Use `" + ChartRelease.NEWEST.chart() + "`.",
                    findings);
        } else if (ChartRelease.NEWEST.compareWith(version) > 0) {
            report(
                    chart,
                    Severity.WARNING,
                    "The chart's version `" + version + "` is newer than those that promfleet knows, " + range()
                            + ", and is judged by the values of `" + ChartRelease.NEWEST.chart() + "`.",
                    "Read the chart's notes on upgrades, or update promfleet.",
                    findings);
        }
    }

    private static String range() {
        String oldest = "`" + ChartRelease.OLDEST.chart() + "`";
        String newest = "`" + ChartRelease.NEWEST.chart() + "`";
        return oldest.equals(newest) ? "which is " + newest : "which are " + oldest + " to " + newest;
    }

    private static void report(Chart chart, Severity severity, String message, String hint, Findings findings) {
        findings.add(new Finding(ID, severity, "", chart.declaredAt(), message, hint, List.of()));
    }
}
