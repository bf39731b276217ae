package io.promfleet.model;

import java.util.List;

/**
 * Relabel rules that are applied one after the other. One value may stand in many jobs and sources.
 *
 * @param rules the rules in the order in which they are applied
 */
public record RelabelRules(List<RelabelRule> rules) {
    /** No rules: everything is kept as it is. */
    public static final RelabelRules NONE = new RelabelRules(List.of());

    /** Keeps its own copy of the rules. */
    public RelabelRules {
        rules = List.copyOf(rules);
    }

    /**
     * Whether there are no rules.
     *
     * @return true without rules
     */
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
