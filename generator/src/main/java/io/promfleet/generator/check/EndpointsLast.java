package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.SaidVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import java.util.List;

/** PF505: a job that discovers Endpoints in a cluster whose Kubernetes deprecates them. */
final class EndpointsLast implements FleetCheck {
    private static final int DEPRECATING = 33;

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet.hub(), findings);
        fleet.sources().forEach(source -> check(source, findings));
    }

    private static void check(Cluster cluster, Findings findings) {
        SaidVersion kubernetes = cluster.kubernetes().orElse(null);
        if (kubernetes == null || Integer.parseInt(kubernetes.version().split("\\.", -1)[1]) < DEPRECATING) {
            return;
        }
        String path = cluster.path();
        for (ScrapeJob job : cluster.scrapeJobs()) {
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery found && found.role() == KubernetesRole.ENDPOINTS) {
                    findings.add(new Finding(
                            "PF505",
                            Severity.WARNING,
                            path + " > scrapeJob(" + job.name() + ")",
                            found.declaredAt(),
                            "The job `" + job.name() + "` discovers Endpoints, which Kubernetes deprecates since 1.33.",
                            "Use the role `endpointslice`; its labels start with `__meta_kubernetes_endpointslice_`.",
                            List.of(new Finding.Related("the version of Kubernetes", kubernetes.declaredAt()))));
                }
            }
        }
    }
}
