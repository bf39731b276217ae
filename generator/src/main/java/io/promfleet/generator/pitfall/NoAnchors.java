package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.List;
import java.util.function.Consumer;

/** PF202: anchors around an expression, which Prometheus puts there itself. */
final class NoAnchors implements RuleListCheck {
    private static final String ID = "PF202";

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        for (RelabelRule rule : rules.rules()) {
            String regex = RuleParts.regex(rule);
            if (regex != null && regex.length() > 2 && regex.startsWith("^") && endsWithAnchor(regex)) {
                String plain = regex.substring(1, regex.length() - 1);
                out.accept(new Finding(
                        ID,
                        Severity.WARNING,
                        place.path().get(),
                        rule.declaredAt(),
                        "The expression `" + regex + "` is matched as a whole without its `^` and `$`.",
                        plain.contains("|")
                                ? "Leave both out; around a choice they belong to its first and last part only."
                                : "Write `" + plain + "`.",
                        List.of()));
            }
        }
    }

    private static boolean endsWithAnchor(String regex) {
        int backslashes = 0;
        for (int i = regex.length() - 2; i >= 0 && regex.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return regex.endsWith("$") && backslashes % 2 == 0;
    }
}
