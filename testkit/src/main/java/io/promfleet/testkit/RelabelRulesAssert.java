package io.promfleet.testkit;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import org.assertj.core.api.AbstractAssert;

/** Assertions about relabel rules. */
public final class RelabelRulesAssert extends AbstractAssert<RelabelRulesAssert, RelabelRules> {
    private PrometheusVersion version = PrometheusVersion.NEWEST;

    RelabelRulesAssert(RelabelRules rules) {
        super(rules, RelabelRulesAssert.class);
    }

    /**
     * The Prometheus that applies the rules, for what follows; the newest known one unless said.
     *
     * @param release such as {@code 3.14.0}
     * @return this
     */
    public RelabelRulesAssert onPrometheus(String release) {
        version = PrometheusVersion.parse(release);
        return this;
    }

    /**
     * What the rules make of some labels.
     *
     * @param labels the labels
     * @return assertions about what becomes of them
     */
    public LabelsAssert relabelling(LabelSet labels) {
        return new LabelsAssert(Relabelling.of(actual, version).trace(labels));
    }

    /**
     * What the rules make of a series.
     *
     * @param name its name
     * @param namesAndValues its other labels: a name, its value, the next name, and so on
     * @return assertions about what becomes of it
     */
    public LabelsAssert relabelling(String name, String... namesAndValues) {
        return relabelling(LabelSet.of(namesAndValues).with("__name__", name));
    }
}
