package io.promfleet.generator.pitfall;

import io.promfleet.model.RelabelRule;
import java.util.Optional;

/** Expressions that Prometheus 3 reads otherwise than Prometheus 2, in which a dot does not match a line break. */
public final class LineBreaks {
    private LineBreaks() {}

    /**
     * The expression of a rule, if a label with several lines may match it in one release and not in the other.
     *
     * @param rule the rule
     * @return the expression; empty where it means the same in both
     */
    public static Optional<String> differing(RelabelRule rule) {
        String regex = RuleParts.regex(rule);
        return regex != null && hasDot(regex) ? Optional.of(regex) : Optional.empty();
    }

    private static boolean hasDot(String regex) {
        if (regex.startsWith("(?s)") || regex.startsWith("(?-s)")) {
            return false;
        }
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '.') {
                return true;
            }
        }
        return false;
    }
}
