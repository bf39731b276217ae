package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Drop;
import io.promfleet.model.Keep;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RemoteWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PF212: the remote writes of a Prometheus, none of which sends {@code up} of anything. */
public final class BlindRules {
    private static final String ID = "PF212";
    private static final String UP = "up";
    private static final int PASTED = 120;

    private BlindRules() {}

    /**
     * Looks at all remote writes of a Prometheus.
     *
     * @param writes the remote writes
     * @param agent whether nothing but the receiver can look at the series
     * @param regexes expressions of the run
     * @param findings takes what is wrong
     */
    public static void check(List<RemoteWrite> writes, boolean agent, KnownRegexes regexes, Findings findings) {
        RelabelRule last = null;
        String name = "";
        for (RemoteWrite write : writes) {
            last = dropping(write, regexes);
            name = write.name();
            if (last == null) {
                return;
            }
        }
        if (last == null) {
            return;
        }
        findings.add(new Finding(
                ID,
                agent ? Severity.ERROR : Severity.WARNING,
                "remoteWrite(" + name + ") > writeRelabel",
                last.declaredAt(),
                "The rule drops `up` of every job, so that no alert at the receiver can see that something is down.",
                hint(last),
                List.of()));
    }

    /**
     * What to do about a rule that drops {@code up}.
     *
     * @param rule the rule
     * @return the hint, with the expression to write where it is short enough
     */
    public static String hint(RelabelRule rule) {
        if (!(rule instanceof Keep keep)) {
            return "Narrow the rule, so that `up` passes.";
        }
        return keep.regex().length() > PASTED
                ? "Add `up` to what is kept: `up|…`."
                : "Add `up` to what is kept: `up|" + keep.regex() + "`.";
    }

    /**
     * The rule that drops {@code up} whatever its other labels are.
     *
     * @param write a remote write
     * @param regexes expressions of the run
     * @return the first such rule; null if there is none
     */
    public static @Nullable RelabelRule dropping(RemoteWrite write, KnownRegexes regexes) {
        for (RelabelRule rule : write.writeRelabels().rules()) {
            String target = RuleParts.target(rule);
            if (target != null && (target.equals("__name__") || target.contains("$"))) {
                return null; // other names from here on
            }
            if (RuleParts.sourceLabels(rule).equals(List.of("__name__"))) {
                boolean drops = rule instanceof Keep keep
                        ? regexes.of(keep.regex())
                                .map(regex -> !regex.matches(UP))
                                .orElse(false)
                        : rule instanceof Drop drop && regexes.matches(drop.regex(), UP);
                if (drops) {
                    return rule;
                }
            }
        }
        return null;
    }
}
