package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import java.util.List;

/** PF813: alerts about a fleet whose series are where nothing that promfleet configures evaluates them. */
final class SomebodyEvaluates implements FleetCheck {
    private static final String ID = "PF813";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        if (fleet.hub().alerts().isPresent()
                && !fleet.sources().isEmpty()
                && !fleet.hub().evaluatesRules()) {
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    fleet.hub().path() + " > receiver",
                    receiver.declaredAt(),
                    "The series of the sources are in " + receiver.profile().product()
                            + ", so that the hub cannot evaluate the alerts about them.",
                    "Load the files in `hub/" + fleet.namespace()
                            + "/rules` into its ruler, and suppress this finding with where they are; or say"
                            + " `hub.withoutAlerts()`.",
                    List.of()));
        }
    }
}
