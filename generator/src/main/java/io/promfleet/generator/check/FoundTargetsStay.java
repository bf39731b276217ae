package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Discovery;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.Keep;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Set;

/**
 * PF518: targets of a source are told from those of others by a label that the discovery of a job does not give, so that the job
 * finds nothing. Files and HTTP endpoints may give any label.
 */
final class FoundTargetsStay implements FleetCheck {
    private static final String ID = "PF518";
    private static final String META = "__meta_";
    private static final Set<String> ANY_LABEL = Set.of("aws", "file", "http");

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Discovered discovered) {
                    for (RelabelRule rule : discovered.way().keeps().rules()) {
                        if (rule instanceof Keep keep) {
                            check(source, discovered, keep, findings);
                        }
                    }
                }
            }
        }
    }

    private static void check(Source source, Fetching.Discovered discovered, Keep keep, Findings findings) {
        String label = keep.sourceLabels().get(0);
        if (!label.startsWith(META)) {
            return;
        }
        for (ScrapeJob job : discovered.jobs()) {
            if (job.serviceDiscoveries().stream().noneMatch(discovery -> mayGive(discovery, label))) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        source.path() + " > scrapeJob(" + job.name() + ")",
                        job.declaredAt(),
                        "The job `" + job.name() + "` finds nothing: only targets with `" + label
                                + "` are kept, and its discovery gives no such label.",
                        "Hand the job to an `alsoDiscoveredByHub` of its own, without this `keep`.",
                        List.of(new Finding.Related("what is kept", keep.declaredAt()))));
            }
        }
    }

    private static boolean mayGive(ServiceDiscovery discovery, String label) {
        if (discovery instanceof KubernetesDiscovery) {
            return label.startsWith(META + "kubernetes_");
        }
        return discovery instanceof Discovery other
                && (ANY_LABEL.contains(other.kind()) || label.startsWith(META + other.kind() + "_"));
    }
}
