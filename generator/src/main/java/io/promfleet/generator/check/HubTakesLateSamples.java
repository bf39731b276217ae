package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.Fleet;
import io.promfleet.model.LateSamples;
import java.time.Duration;
import java.util.List;

/** PF315: a hub that refuses a part of what a source sends which was cut off. */
final class HubTakesLateSamples implements FleetCheck {
    private static final String ID = "PF315";

    @Override
    public void check(Fleet fleet, Findings findings) {
        if (!fleet.hub().receiver().isPrometheus()) {
            return; // what it takes is said where it runs
        }
        Duration taken = LateSamples.window(fleet);
        Duration sent = LateSamples.sent(fleet);
        if (taken.compareTo(sent) < 0) {
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    "hub(" + fleet.hub().name() + ") > receiver",
                    fleet.hub()
                            .receiver()
                            .calls()
                            .of("outOfOrderTimeWindow", fleet.hub().receiver().declaredAt()),
                    "A source that was cut off sends samples of up to `" + DurationText.of(sent.toNanos())
                            + "`, and the hub takes none that is more than `" + DurationText.of(taken.toNanos())
                            + "` late.",
                    "Leave `outOfOrderTimeWindow` out, or say at least `" + DurationText.of(sent.toNanos()) + "`.",
                    List.of()));
        }
    }
}
