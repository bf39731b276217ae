package acme.house;

import io.promfleet.dsl.FleetCheck;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.List;

/** ACME001: a cluster that names no team. */
public final class TeamCheck implements FleetCheck {
    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            findings.add(new Finding(
                    "ACME001",
                    Severity.WARNING,
                    "source(" + source.name() + ")",
                    source.declaredAt(),
                    "The cluster `" + source.name() + "` names no team.",
                    "Name one.",
                    List.of()));
        }
    }
}
