package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.Drop;
import io.promfleet.model.Keep;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PF208: rules of which one keeps only what another drops. Followed are the values that a label can still have after rules
 * that list them; a rule that may set the label ends that.
 */
final class KeepsSomething implements RuleListCheck {
    private static final String ID = "PF208";

    private final KnownRegexes regexes;

    KeepsSomething(KnownRegexes regexes) {
        this.regexes = regexes;
    }

    private record Source(List<String> labels, String separator) {
        // Written out: the first call of a method that the compiler leaves to a record costs milliseconds of every
        // start.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source that && labels.equals(that.labels) && separator.equals(that.separator);
        }

        @Override
        public int hashCode() {
            return 31 * labels.hashCode() + separator.hashCode();
        }
    }

    /**
     * What a label may still have.
     *
     * @param values all that it may have; null for everything but what was dropped
     * @param dropped the expressions of what was dropped, as long as not all values are known
     * @param since the first rule of that
     */
    private record Left(@Nullable Set<String> values, List<String> dropped, Location since) {}

    @Override
    public void check(RulePlace place, RelabelRules rules, Consumer<Finding> out) {
        Map<Source, Left> left = new HashMap<>();
        for (RelabelRule rule : rules.rules()) {
            if (rule instanceof Keep || rule instanceof Drop) {
                Source source = new Source(RuleParts.sourceLabels(rule), RuleParts.separator(rule));
                Left before = left.get(source);
                Left after = after(before, rule);
                if (before != null && after != null && after.values != null && after.values.isEmpty()) {
                    out.accept(nothingIsLeft(place, rule, before));
                    return; // whatever comes later sees nothing
                }
                if (after != null) {
                    left.put(source, after);
                }
            } else if (rule instanceof LabelMap || rule instanceof LabelDrop || rule instanceof LabelKeep) {
                left.clear();
            } else {
                String target = RuleParts.target(rule);
                // A template may be the name of any label.
                left.keySet()
                        .removeIf(source -> target != null && (target.contains("$") || source.labels.contains(target)));
            }
        }
    }

    /** What is left after a rule; null where nothing is known of it. */
    private @Nullable Left after(@Nullable Left before, RelabelRule rule) {
        boolean keeps = rule instanceof Keep;
        String regex = String.valueOf(RuleParts.regex(rule));
        if (before != null && before.values != null) {
            Set<String> values = new LinkedHashSet<>(before.values);
            values.removeIf(value -> regexes.matches(regex, value) != keeps);
            return new Left(values, List.of(), before.since);
        }
        Location since = before == null ? rule.declaredAt() : before.since;
        List<String> dropped = before == null ? List.of() : before.dropped;
        if (!keeps) {
            List<String> all = new ArrayList<>(dropped);
            all.add(regex);
            return new Left(null, all, since);
        }
        Set<String> choice = LiteralChoice.of(regex).orElse(null);
        if (choice == null) {
            return before;
        }
        choice.removeIf(value -> dropped.stream().anyMatch(drop -> regexes.matches(drop, value)));
        return new Left(choice, List.of(), since);
    }

    private static Finding nothingIsLeft(RulePlace place, RelabelRule rule, Left before) {
        return new Finding(
                ID,
                place.worst(),
                place.path().get(),
                rule.declaredAt(),
                before.values == null
                        ? "Nothing passes both this rule and an earlier one, which drops all that it keeps."
                        : "Nothing passes both this rule and an earlier one: of `" + shown(before.values)
                                + "` it lets none through.",
                before.values == null ? "Take one of both out." : "Join both in one `keep`, or take one of them out.",
                List.of(new Finding.Related("the earlier rule", before.since)));
    }

    private static String shown(Set<String> values) {
        String all = String.join("|", values);
        return all.length() > 60 ? all.substring(0, 60) + "…" : all;
    }
}
