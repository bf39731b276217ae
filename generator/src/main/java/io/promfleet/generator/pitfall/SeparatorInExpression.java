package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** PF209: a rule over several labels whose expression can never match, because it has no place for what joins their values. */
final class SeparatorInExpression implements RuleListCheck {
    private static final String ID = "PF209";
    // Expressions that match letters, digits, underscores, dashes and dots alone.
    private static final Pattern WORDS = Pattern.compile(
            "(?:[A-Za-z0-9_|()?*+-]|\\[[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*-?\\]|\\\\[dw.-]|\\{\\d+(?:,\\d*)?\\})*+");
    private static final Pattern OF_WORDS = Pattern.compile("[A-Za-z0-9_.-]*");

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        for (RelabelRule rule : rules.rules()) {
            String regex = RuleParts.regex(rule);
            String separator = RuleParts.separator(rule);
            if (regex != null
                    && RuleParts.sourceLabels(rule).size() > 1
                    && !regex.contains("(?")
                    && !OF_WORDS.matcher(separator).matches()
                    && WORDS.matcher(regex).matches()) {
                out.accept(new Finding(
                        ID,
                        Severity.WARNING,
                        place.path().get(),
                        rule.declaredAt(),
                        "The expression `" + regex
                                + "` never matches, because the values of several labels are joined by `" + separator
                                + "`.",
                        "Write the separator into the expression, such as `first" + separator + "second`.",
                        List.of()));
            }
        }
    }
}
