package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.LabelMap;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.regex.Regex;
import io.promfleet.regex.Template;
import java.util.List;
import java.util.function.Consumer;

/** PF205: references to groups that the expression does not have. The DSL says this itself, at the call. */
final class GroupsExist implements RuleListCheck {
    private static final String ID = "PF205";
    private static final String EVERYTHING = "(.*)";

    private final KnownRegexes regexes;

    GroupsExist(KnownRegexes regexes) {
        this.regexes = regexes;
    }

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        for (RelabelRule rule : rules.rules()) {
            if (rule instanceof Replace replace) {
                String regex = replace.regex().orElse(EVERYTHING);
                check(place, rule, regex, replace.replacement().orElse("$1"), "replacement", out);
                check(place, rule, regex, replace.targetLabel(), "target label", out);
            } else if (rule instanceof LabelMap map) {
                check(place, rule, map.regex(), map.replacement().orElse("$1"), "replacement", out);
            }
        }
    }

    private void check(
            RulePlace place, RelabelRule rule, String regex, String template, String what, Consumer<Finding> out) {
        Regex expression = template.indexOf('$') < 0 ? null : regexes.of(regex).orElse(null);
        if (expression == null) {
            return;
        }
        Template.parse(template)
                .unknownReference(expression)
                .ifPresent(unknown -> out.accept(new Finding(
                        ID,
                        Severity.ERROR,
                        place.path().get(),
                        rule.declaredAt(),
                        "The " + what + " `" + template + "` refers to `" + unknown.spelling() + "`, but `" + regex
                                + "` has no such group.",
                        "Put what is meant into parentheses, write `${1}` before a letter or digit, or `$$` for a"
                                + " dollar sign.",
                        List.of())));
    }
}
