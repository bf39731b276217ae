package io.promfleet.generator.definition;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import java.util.List;

/** Reports what no call of the DSL says. */
final class Refusals {
    private static final String NO_CALL = "PF301";
    private static final String NO_EFFECT = "PF065";

    private final Findings findings;

    Refusals(Findings findings) {
        this.findings = findings;
    }

    /** There is no call for a key. */
    void noCall(String key, Location place) {
        report(
                place,
                "What Prometheus calls `" + key + "` cannot be said in a definition.",
                "Leave it out, or keep this part in values of the chart.");
    }

    /** There is a call for a key, which takes another form of value. */
    void otherForm(String key, String form, Location place) {
        report(place, "In a definition `" + key + "` is " + form + ".", "Say it so, or leave it out.");
    }

    /** A text that the server completes from its environment, which a definition would take as it stands. */
    void fromEnvironment(String key, String reference, Location place) {
        report(
                place,
                "In a definition `" + key + "` is the value itself: " + Quoted.of(reference)
                        + ", which the server takes from its environment, would become "
                        + Quoted.of("$" + reference) + ", the text as it stands.",
                "Write the value of the variable; `--to values` keeps the reference.");
    }

    /** A credential that stands in the file itself or has a name alone, where a definition takes a place. */
    void noPlace(String key, Location place) {
        report(
                place,
                "In a definition `" + key + "` refers to the key of a Secret, or to a file.",
                "Put it into a Secret, and say which with `--secret`.");
    }

    /** Something that is said and does nothing. */
    void noEffect(String key, Location place) {
        findings.add(new Finding(
                NO_EFFECT,
                Severity.WARNING,
                "",
                place,
                "`" + key + "` is left out, for it has no effect.",
                "Nothing, unless it was meant to do something: then look at what it lacks.",
                List.of()));
    }

    private void report(Location place, String message, String hint) {
        findings.add(new Finding(NO_CALL, Severity.ERROR, "", place, message, hint, List.of()));
    }
}
