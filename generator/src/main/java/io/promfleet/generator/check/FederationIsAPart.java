package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.pitfall.FederatedEverything;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF509 and PF510: a federation that fetches everything, for which one page is no way, or that fetches now from one replica and
 * then from another.
 */
final class FederationIsAPart implements FleetCheck {
    private static final String REPLICAS = "PF510";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Federated federated) {
                    check(source, federated, federated.federation(), findings);
                }
            }
        }
    }

    private static void check(Source source, Fetching.Federated federated, Federation federation, Findings findings) {
        String path = source.path() + " > " + federated.call();
        FederatedEverything.check(path, federation.declaredAt(), federation.matches(), findings);
        // Of another's Prometheus nobody knows the replicas.
        if (source.approach() instanceof FederatedPrometheus own
                && own.stack().replicas().orElse(1) > 1) {
            findings.add(new Finding(
                    REPLICAS,
                    Severity.WARNING,
                    path,
                    own.stack().declaredAt(),
                    "Each fetch is answered by another of `"
                            + own.stack().replicas().orElse(1) + "` replicas, whose samples differ in time.",
                    "Run one replica, or let each scrape be answered by the same one.",
                    List.of()));
        }
    }
}
