package io.promfleet.generator.convert;

import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Labels that the Operator sets before the rules of a job, which then can see them. */
final class AddedLabels {
    private static final String ALL = "(.*)";

    private AddedLabels() {}

    /** The first label that a rule would see although nothing has set it for the job itself. */
    static Optional<String> firstSeen(List<RelabelRule> rules, List<String> added) {
        Set<String> unset = new HashSet<>(added);
        for (RelabelRule rule : rules) {
            for (String label : added) {
                if (unset.contains(label) && reads(rule, label)) {
                    return Optional.of(label);
                }
            }
            if (alwaysSets(rule)) {
                unset.remove(RuleParts.target(rule));
            }
        }
        return Optional.empty();
    }

    private static boolean reads(RelabelRule rule, String label) {
        if (RuleParts.sourceLabels(rule).contains(label)) {
            return true;
        }
        if (rule instanceof KeepEqual equal) {
            return equal.targetLabel().equals(label);
        }
        if (rule instanceof DropEqual equal) {
            return equal.targetLabel().equals(label);
        }
        return rule instanceof LabelMap map && matches(map.regex(), label);
    }

    private static boolean matches(String regex, String label) {
        try {
            return Regex.compile(regex, PrometheusVersion.NEWEST).matches(label);
        } catch (InvalidRegexException e) {
            return true;
        }
    }

    private static boolean alwaysSets(RelabelRule rule) {
        return rule instanceof HashMod
                || rule instanceof Lowercase
                || rule instanceof Uppercase
                || (rule instanceof Replace replace
                        && replace.regex().filter(regex -> !regex.equals(ALL)).isEmpty());
    }
}
