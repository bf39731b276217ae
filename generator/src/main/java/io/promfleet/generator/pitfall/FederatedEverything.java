package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** PF509: a federation that fetches everything, for which one page is no way. */
public final class FederatedEverything {
    private FederatedEverything() {}

    /**
     * Looks at what a federation asks for.
     *
     * @param path the model path of the federation
     * @param location where it is said
     * @param matches its selectors
     * @param findings takes what is wrong
     */
    public static void check(String path, Location location, List<String> matches, Findings findings) {
        for (String match : matches) {
            if (Selectors.ALL.matcher(match).matches()) {
                findings.add(new Finding(
                        "PF509",
                        Severity.ERROR,
                        path,
                        location,
                        "The selector `" + match + "` fetches every series of the source in one answer.",
                        "Select what the hub needs, such as `{__name__=~\"job:.*\"}`, or collect with"
                                + " `lightweightPrometheus`.",
                        List.of()));
            }
        }
    }

    /**
     * Looks at a job of a file that federates.
     *
     * @param path the model path of the job
     * @param job where the job is said
     * @param asked where its selectors are said
     * @param honorLabels whether the series keep their own labels
     * @param matches its selectors
     * @param findings takes what is wrong
     */
    public static void checkJob(
            String path, Location job, Location asked, boolean honorLabels, List<String> matches, Findings findings) {
        check(path, asked, matches, findings);
        if (matches.isEmpty()) {
            findings.add(new Finding(
                    "PF509",
                    Severity.ERROR,
                    path,
                    job,
                    "The federation has no selector, and fetches nothing.",
                    "Say what the hub needs below `params`, such as `\"match[]\": ['{__name__=~\"job:.*\"}']`.",
                    List.of()));
        }
        if (!honorLabels) {
            findings.add(new Finding(
                    "PF509",
                    Severity.ERROR,
                    path,
                    job,
                    "The federation puts its own `job` and `instance` over those of the series that it fetches.",
                    "Set `honor_labels: true`.",
                    List.of()));
        }
    }

    /** Matchers that every series passes, joined by commas; compiled for those who federate. */
    private static final class Selectors {
        static final Pattern ALL = Pattern.compile(
                "\\{\\s*((__name__|job|instance)\\s*(=~\\s*[\"'](\\.[*+]|\\(\\.[*+]\\))[\"']|!=\\s*(\"\"|''))\\s*,?\\s*)+\\}");

        private Selectors() {}
    }
}
