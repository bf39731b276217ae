package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.Collector;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** The account of a collector, with what its jobs need and no more: to find targets, and to read API server and kubelets. */
final class CollectorAccess {
    private CollectorAccess() {}

    /** The account, its roles and their bindings. */
    static List<MapNode> render(Rendering rendering, Source source, Collector collector) {
        Accounts accounts = new Accounts(rendering);
        String name = collector.workload();
        List<MapNode> all = new ArrayList<>();
        all.add(accounts.mountedAccount(name));
        all.addAll(rights(rendering.fleet().namespace(), source, collector).of(name, accounts));
        return all;
    }

    /** What it may do. */
    static Rights rights(String namespace, Source source, Collector collector) {
        Rights rights = new Rights(namespace);
        for (ScrapeJob job : collector.jobs(source)) {
            if (job.replaces() == ReplacedMonitor.API_SERVER) {
                rights.readPath(job.metricsPath().orElse("/metrics"));
            } else if (job.replaces() == ReplacedMonitor.KUBELET || OwnAccount.isShownToNodes(job)) {
                rights.read("nodes/metrics");
            } else if (OwnAccount.isShownBy(job)) {
                rights.readPath(job.metricsPath().orElse("/metrics"));
            }
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes
                        && DiscoveryRights.asksItsOwnCluster(kubernetes)) {
                    rights.watch(kubernetes);
                }
            }
        }
        return rights;
    }
}
