package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.SaidValues;
import java.util.List;

/** PF809: a hub whose dashboards are told that there is one cluster only, and add up the series of all. */
final class HubSeesClusters implements FleetCheck {
    private static final String[] MULTICLUSTER = {
        "grafana", "sidecar", "dashboards", "multicluster", "global", "enabled"
    };

    @Override
    public void check(Fleet fleet, Findings findings) {
        Hub hub = fleet.hub();
        ChartValue said = SaidValues.by(hub, MULTICLUSTER);
        if (said == null || fleet.sources().isEmpty() || !SaidValues.is(hub, false, MULTICLUSTER)) {
            return;
        }
        findings.add(new Finding(
                "PF809",
                Severity.WARNING,
                "hub(" + hub.name() + ") > value(" + String.join(".", said.path()) + ")",
                said.declaredAt(),
                "The chart's dashboards then ask for no cluster, and add up the series of all `"
                        + (fleet.sources().size() + 1) + "`.",
                "Leave it out; promfleet sets it to true on the hub.",
                List.of()));
    }
}
