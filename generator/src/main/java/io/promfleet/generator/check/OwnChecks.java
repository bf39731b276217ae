package io.promfleet.generator.check;

import io.promfleet.dsl.FleetCheck;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Fleet;
import java.util.List;
import java.util.regex.Pattern;

/** Runs the checks that users bring along. Their mistakes are findings, PF019, and never stop the other checks. */
public final class OwnChecks {
    private static final String ID = "PF019";
    private static final Pattern OWN = Pattern.compile("(?!PF\\d)[A-Z]+\\d{3,}");

    private OwnChecks() {}

    /**
     * Runs checks.
     *
     * @param checks what users bring along
     * @param fleet the fleet
     * @param findings takes what they find
     */
    public static void run(List<FleetCheck> checks, Fleet fleet, Findings findings) {
        for (FleetCheck check : checks) {
            Findings found = new Findings();
            try {
                check.check(fleet, found);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                findings.add(mistake(
                        "The check `" + check.getClass().getName() + "` failed with " + Quoted.of(e.toString()) + ".",
                        "Mend the check; the other checks have run."));
            }
            for (Finding finding : found.sorted()) {
                if (OWN.matcher(finding.id()).matches()) {
                    findings.add(finding);
                } else {
                    findings.add(mistake(
                            "The check `" + check.getClass().getName() + "` reports the identifier "
                                    + Quoted.of(finding.id()) + ".",
                            "Use letters of your own and three digits, such as `ACME001`; `PF` belongs to promfleet."));
                }
            }
        }
    }

    private static Finding mistake(String message, String hint) {
        return new Finding(ID, Severity.ERROR, "", UnknownLocation.UNKNOWN, message, hint, List.of());
    }
}
