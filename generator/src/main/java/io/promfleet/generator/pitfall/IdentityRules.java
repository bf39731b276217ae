package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.List;

/** PF106: write relabelling, which runs after the external labels were added, that destroys an identity label. */
public final class IdentityRules {
    /** The external labels by which a hub tells clusters apart. */
    public static final List<String> IDENTITY = List.of("cluster", "origin_prometheus");

    private IdentityRules() {}

    /**
     * Looks at the rules of a remote write.
     *
     * @param path the model path of the rules
     * @param rules the rules
     * @param labels those of {@link #IDENTITY} that the sender has
     * @param regexes expressions of the run
     * @param findings takes what is wrong
     * @return whether something was
     */
    public static boolean check(
            String path, RelabelRules rules, List<String> labels, KnownRegexes regexes, Findings findings) {
        boolean fault = false;
        for (RelabelRule rule : rules.rules()) {
            for (String label : labels) {
                if (destroys(rule, label, regexes)) {
                    fault = true;
                    findings.add(new Finding(
                            "PF106",
                            Severity.ERROR,
                            path,
                            rule.declaredAt(),
                            "The rule removes or rewrites `" + label + "`, by which the hub tells clusters apart.",
                            rule instanceof LabelKeep
                                    ? "Add `" + label + "` to what is kept; write relabelling runs after it was added."
                                    : "Leave `" + label
                                            + "` out of the rule; write relabelling runs after it was added.",
                            List.of()));
                }
            }
        }
        return fault;
    }

    private static boolean destroys(RelabelRule rule, String label, KnownRegexes regexes) {
        if (rule instanceof LabelDrop drop) {
            return regexes.matches(drop.regex(), label);
        }
        if (rule instanceof LabelKeep keep) {
            return !regexes.matches(keep.regex(), label);
        }
        return label.equals(RuleParts.target(rule));
    }
}
