package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.model.RelabelRules;
import java.util.function.Consumer;

/** One check over a list of relabel rules by itself, wherever it stands. */
interface RuleListCheck {
    /** Gives out what is wrong. Linear in the number of rules. */
    void check(RulePlace place, RelabelRules rules, Consumer<Finding> out);
}
