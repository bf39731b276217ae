package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.Source;
import java.util.List;

/** PF902: Grafana Agent, which gets no more mends, not even of what attackers use. */
final class MaintainedCollectors implements FleetCheck {
    private static final String ID = "PF902";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof GrafanaAgent agent) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        "source(" + source.name() + ") > grafanaAgent",
                        agent.pod().declaredAt(),
                        "Grafana Agent has reached its end of life on 2025-11-01 and is mended no more.",
                        "Say `alloy` in place of `grafanaAgent`; jobs and remote writes stay as they are.",
                        List.of()));
            }
        }
    }
}
