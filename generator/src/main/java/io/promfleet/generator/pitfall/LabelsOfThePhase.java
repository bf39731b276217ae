package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.model.LabelMap;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PF206: labels that are not there when a rule is applied. What discovery found is gone once a target is scraped, and a
 * target has no metric's name.
 */
final class LabelsOfThePhase implements RuleListCheck {
    private static final String ID = "PF206";
    private static final String NAME = "__name__";
    private static final Set<String> OF_TARGETS = Set.of("__address__", "__scheme__", "__metrics_path__");

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        for (RelabelRule rule : rules.rules()) {
            String label = missing(place, rule);
            if (label != null) {
                boolean ofTarget = place.isOfSeries();
                out.accept(new Finding(
                        ID,
                        place.worst(),
                        place.path().get(),
                        rule.declaredAt(),
                        ofTarget
                                ? "The label `" + label + "` is gone when rules for series are applied."
                                : "The label `" + label + "` is not there yet when rules for targets are applied.",
                        ofTarget
                                ? "Copy it to a label of the target with a rule for targets, and use that label here."
                                : "Say it as a rule for series: `metricRelabel`, or `metric_relabel_configs` in a file.",
                        List.of()));
            }
        }
    }

    private static @Nullable String missing(RulePlace place, RelabelRule rule) {
        if (!place.isOfSeries()) {
            return RuleParts.sourceLabels(rule).contains(NAME) || NAME.equals(RuleParts.target(rule)) ? NAME : null;
        }
        for (String label : RuleParts.sourceLabels(rule)) {
            if (label.startsWith("__meta_") || label.startsWith("__param_") || OF_TARGETS.contains(label)) {
                return label;
            }
        }
        return rule instanceof LabelMap map && map.regex().startsWith("__meta_") ? map.regex() : null;
    }
}
