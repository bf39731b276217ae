package io.promfleet.generator.layers;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.ChartRelease;
import io.promfleet.schemas.ChartValueSince;
import java.util.List;

/** PF609: chart values that a release of the chart does not have yet, and whose templates therefore ignore them. */
public final class YoungValues {
    private static final String ID = "PF609";

    private final List<ChartValueSince> known = ChartValueSince.all();

    /** Knows since when the chart has its values. */
    public YoungValues() {}

    /**
     * Reports the values that a chart does not have yet.
     *
     * @param values the values
     * @param chart the chart's version; what is no version is taken for the newest
     * @param start what the values were made for, or their first place
     * @param findings takes what is too new
     */
    public void check(MapNode values, String chart, Origin start, Findings findings) {
        if (!ChartRelease.isVersion(chart)) {
            return;
        }
        ValuesView view = new ValuesView(values, start, findings);
        for (ChartValueSince value : known) {
            String path = String.join(".", value.path());
            if (ChartRelease.compare(chart, value.since()) < 0 && view.has(path)) {
                boolean exact = value.lacking().isEmpty();
                view.report(
                        ID,
                        exact ? Severity.ERROR : Severity.WARNING,
                        List.copyOf(value.path()),
                        exact
                                ? "The templates of the chart `" + chart + "` ignore `" + path + "`, which came with `"
                                        + value.since() + "`."
                                : "The templates of the chart `" + chart + "` may ignore `" + path
                                        + "`: `" + value.lacking().get() + "` did not have it, `" + value.since()
                                        + "` does.",
                        "Leave it out, or use the chart `" + value.since() + "` or newer.");
            }
        }
    }
}
