package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.PrometheusVersion;
import java.util.List;

/** PF601 for files: a release that promfleet knows nothing of, such as a mistyped one, is judged as the one that is next to it. */
public final class KnownReleases {
    private static final String ID = "PF601";
    private static final PrometheusVersion FIRST = PrometheusVersion.of(2, 0);
    private static final int LAST_MINOR_OF_2 = 55;

    private KnownReleases() {}

    /**
     * Says of a release what is not known of it.
     *
     * @param target the release of Prometheus that is going to read files
     * @param findings takes a warning where there is no such release, or it is newer than those that promfleet knows
     */
    public static void check(PrometheusVersion target, Findings findings) {
        if (!PrometheusVersion.NEWEST.isAtLeast(target)) {
            warn(
                    "Prometheus `" + target + "` is newer than those that promfleet knows, and is judged as `"
                            + PrometheusVersion.NEWEST + "`.",
                    "Check the version; if it is right, read its changelog, or update promfleet.",
                    findings);
        } else if (!target.isAtLeast(FIRST) || (target.major() == 2 && target.minor() > LAST_MINOR_OF_2)) {
            warn(
                    "Promfleet knows no Prometheus `" + target + "`.",
                    "Check the version; known are `2.0` to `2." + LAST_MINOR_OF_2 + "` and `3.0` to `"
                            + PrometheusVersion.NEWEST.major() + "." + PrometheusVersion.NEWEST.minor() + "`.",
                    findings);
        }
    }

    private static void warn(String message, String hint, Findings findings) {
        findings.add(new Finding(ID, Severity.WARNING, "", UnknownLocation.UNKNOWN, message, hint, List.of()));
    }
}
