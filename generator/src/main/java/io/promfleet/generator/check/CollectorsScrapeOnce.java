package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Alloy;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.List;

/** PF903: several equal collectors that each scrape every target, because nothing divides the targets among them. */
final class CollectorsScrapeOnce implements FleetCheck {
    private static final String ID = "PF903";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof Alloy alloy && alloy.replicas() > 1 && !alloy.clustering()) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ") > alloy",
                        alloy.pod().declaredAt(),
                        "`" + alloy.replicas()
                                + "` replicas scrape every target each, and the hub gets every sample as often.",
                        "Leave `clustering(false)` out, so that they divide the targets, or run one replica.",
                        List.of()));
            }
        }
    }
}
