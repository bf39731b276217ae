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

    /** Matchers that every series passes, joined by commas; compiled for those who federate. */
    private static final class Selectors {
        static final Pattern ALL = Pattern.compile(
                "\\{\\s*((__name__|job|instance)\\s*(=~\\s*[\"'](\\.[*+]|\\(\\.[*+]\\))[\"']|!=\\s*(\"\"|''))\\s*,?\\s*)+\\}");

        private Selectors() {}
    }
}
