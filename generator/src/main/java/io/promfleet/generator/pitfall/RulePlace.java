package io.promfleet.generator.pitfall;

import io.promfleet.finding.Severity;
import java.util.function.Supplier;

/**
 * Where a list of rules is applied.
 *
 * @param phase to what
 * @param worst what a rule that cannot do what it says is; Prometheus loads it
 * @param path the model path of the list
 */
record RulePlace(Phase phase, Severity worst, Supplier<String> path) {
    /** What rules are applied to. */
    enum Phase {
        /** To targets, before they are scraped; {@code relabel_configs}. */
        TARGET,
        /** To scraped series; {@code metric_relabel_configs}. */
        METRIC,
        /** To series on their way to a receiver, external labels included; {@code write_relabel_configs}. */
        WRITE
    }

    /** Whether the rules see series, and no longer the target that they came from. */
    boolean isOfSeries() {
        return phase != Phase.TARGET;
    }
}
