package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.List;
import java.util.function.Consumer;

/** PF207: rules that take away a label by which series differ, so that several become one and all but one sample is refused. */
final class SeriesStayApart implements RuleListCheck {
    private static final String ID = "PF207";
    private static final List<String> DISTINGUISHING = List.of("instance", "le", "pod", "quantile");

    private final KnownRegexes regexes;

    SeriesStayApart(KnownRegexes regexes) {
        this.regexes = regexes;
    }

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        if (!place.isOfSeries()) {
            return;
        }
        for (RelabelRule rule : rules.rules()) {
            for (String label : DISTINGUISHING) {
                if (drops(rule, label)) {
                    out.accept(new Finding(
                            ID,
                            Severity.WARNING,
                            place.path().get(),
                            rule.declaredAt(),
                            "The rule removes `" + label + "`, without which different series can become one.",
                            "Keep the label, or drop whole series by their `__name__`.",
                            List.of()));
                    break; // one rule is one mistake
                }
            }
        }
    }

    private boolean drops(RelabelRule rule, String label) {
        if (rule instanceof LabelDrop drop) {
            return regexes.matches(drop.regex(), label);
        }
        return rule instanceof LabelKeep keep && !regexes.matches(keep.regex(), label);
    }
}
