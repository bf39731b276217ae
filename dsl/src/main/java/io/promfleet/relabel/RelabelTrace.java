package io.promfleet.relabel;

import io.promfleet.model.RelabelRule;
import java.util.List;
import java.util.Optional;

/**
 * What every rule did to some labels.
 *
 * @param before the labels before the first rule
 * @param steps the rules that were applied; after one that drops, no further rule is
 * @param after the labels after the last rule, empty if they were dropped
 */
public record RelabelTrace(LabelSet before, List<Step> steps, Optional<LabelSet> after) {
    /** Keeps its own copy of the steps. */
    public RelabelTrace {
        steps = List.copyOf(steps);
    }

    /**
     * What one rule did.
     *
     * @param number its place among the rules, from 1
     * @param rule the rule
     * @param source the joined values that it looked at; empty for rules over the names of all labels
     * @param matched whether it applied: the expression matched, or matched the name of at least one label, or the labels
     *     were equal; always true for rules without a condition
     * @param groups what the expression matched as a whole and what its groups did, as far as it matched the source; empty
     *     text for a group that took no part
     * @param changes the labels that are others now, in order
     * @param drops whether it dropped the labels
     */
    public record Step(
            int number,
            RelabelRule rule,
            Optional<String> source,
            boolean matched,
            List<String> groups,
            List<Change> changes,
            boolean drops) {
        /** Keeps its own copies of the lists. */
        public Step {
            groups = List.copyOf(groups);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A label that is another now.
     *
     * @param label its name
     * @param before its value before the rule, empty if there was none
     * @param after its value after the rule, empty if there is none
     */
    public record Change(String label, String before, String after) {}

    /** A few lines for people: the labels, each rule with what it saw and did, and the labels in the end. */
    @Override
    public String toString() {
        return new TraceText(this).toString();
    }
}
