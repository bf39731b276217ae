package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.Source;
import java.util.List;

/** PF405: agents, which run no rules, and a hub that does not run those of the chart for them. */
final class SomebodyRecords implements FleetCheck {
    private static final String ID = "PF405";

    @Override
    public void check(Fleet fleet, Findings findings) {
        if (fleet.hub().prometheus().defaultRules()) {
            return;
        }
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof PrometheusAgent agent) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        "hub(" + fleet.hub().name() + ") > prometheus",
                        fleet.hub().prometheus().declaredAt(),
                        "An agent such as that of `" + source.name()
                                + "` records nothing, and neither does a hub without `defaultRules`, so that the chart's"
                                + " dashboards have gaps.",
                        "Leave `defaultRules(false)` out.",
                        List.of(new Finding.Related("the agent", agent.stack().declaredAt()))));
                return; // one setting mends all of them
            }
        }
    }
}
