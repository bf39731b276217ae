package io.promfleet.model;

import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * What the newest known Prometheus makes of some labels. Who has many label sets prepares the rules once, with
     * {@link Relabelling#of(RelabelRules)}.
     *
     * @param labels the labels
     * @return the labels afterwards, empty if a rule drops them
     * @throws IllegalArgumentException if Prometheus refuses the expression of a rule
     */
    public Optional<LabelSet> apply(LabelSet labels) {
        return Relabelling.of(this).apply(labels);
    }

    /**
     * What one release of Prometheus makes of some labels.
     *
     * @param labels the labels
     * @param version the release
     * @return the labels afterwards, empty if a rule drops them
     * @throws IllegalArgumentException if that Prometheus refuses the expression of a rule
     */
    public Optional<LabelSet> apply(LabelSet labels, PrometheusVersion version) {
        return Relabelling.of(this, version).apply(labels);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RelabelRules others && rules.equals(others.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }
}
