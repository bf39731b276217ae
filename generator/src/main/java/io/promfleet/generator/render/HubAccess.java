package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.Fetching;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.ServiceAccountToken;
import io.promfleet.model.ServiceDiscovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two accounts of a source by which the hub looks into it. One may list and watch what becomes targets, and read no
 * metrics; the other may read metrics, and look at nothing else.
 */
final class HubAccess {
    /** The account that discovery uses. */
    static final String DISCOVERY = "hub-discovery";

    /** The account that scrapes use. */
    static final String SCRAPING = "hub-scraping";

    private final Objects objects;
    private final Accounts accounts;
    private final String namespace;
    private final ScrapedByHub scraping;
    private final Rights discovery;
    private final Rights reading;

    HubAccess(Rendering rendering, Fetching.Scraped scraped) {
        this.objects = rendering.objects();
        this.accounts = new Accounts(rendering);
        this.namespace = rendering.fleet().namespace();
        this.scraping = scraped.way();
        this.discovery = new Rights(namespace);
        this.reading = new Rights(namespace);
        scraping.monitors().forEach(this::need);
        scraped.jobs().forEach(this::need);
    }

    /** Accounts, tokens if they are to last, roles and bindings. */
    List<MapNode> render() {
        List<MapNode> all = new ArrayList<>();
        all.addAll(account(DISCOVERY, discovery));
        all.addAll(account(SCRAPING, reading));
        return all;
    }

    /** The namespaces that its roles are in, and that therefore have to be there. */
    Set<String> namespaces() {
        Set<String> all = new TreeSet<>(discovery.namespaces());
        all.addAll(reading.namespaces());
        return all;
    }

    private void need(ScrapeJob job) {
        boolean direct = scraping.reaches(job);
        if (job.replaces() == ReplacedMonitor.API_SERVER) {
            reading.readPath(job.metricsPath().orElse("/metrics"));
        } else if (job.replaces() == ReplacedMonitor.KUBELET && direct) {
            reading.read("nodes/metrics");
        }
        for (ServiceDiscovery each : job.serviceDiscoveries()) {
            if (each instanceof KubernetesDiscovery kubernetes) {
                discovery.watch(kubernetes);
                if (!direct && job.replaces() != ReplacedMonitor.API_SERVER) {
                    passOn(kubernetes);
                }
            }
        }
    }

    /** By the subresource that leads to the targets of a discovery. */
    private void passOn(KubernetesDiscovery kubernetes) {
        switch (kubernetes.role()) {
            case NODE -> reading.read("nodes/proxy");
            case SERVICE -> reading.read(kubernetes, "services/proxy");
            case ENDPOINTS, ENDPOINTSLICE, INGRESS, POD -> reading.read(kubernetes, "pods/proxy");
        }
    }

    private List<MapNode> account(String name, Rights rights) {
        List<MapNode> account = new ArrayList<>();
        account.add(accounts.account(name));
        if (scraping.tokens() instanceof ServiceAccountToken.LongLived) {
            account.add(objects.start(
                            "v1",
                            "Secret",
                            name,
                            namespace,
                            Map.of(),
                            Objects.texts(Map.of("kubernetes.io/service-account.name", name)))
                    .put("type", "kubernetes.io/service-account-token")
                    .build());
        }
        account.addAll(rights.of(name, accounts));
        return account;
    }
}
