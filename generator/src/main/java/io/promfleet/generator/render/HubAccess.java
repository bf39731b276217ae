package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
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
import java.util.TreeMap;
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
    /** By API group. */
    private final Map<String, Set<String>> watched = new TreeMap<>();

    private final Set<String> read = new TreeSet<>();
    private final Set<String> paths = new TreeSet<>();

    HubAccess(Rendering rendering, Fetching.Scraped scraped) {
        this.objects = rendering.objects();
        this.accounts = new Accounts(rendering);
        this.namespace = rendering.fleet().namespace();
        this.scraping = scraped.way();
        scraping.monitors().forEach(this::need);
        scraped.jobs().forEach(this::need);
    }

    /** Accounts, tokens if they are to last, roles and bindings. */
    List<MapNode> render() {
        List<MapNode> all = new ArrayList<>();
        all.addAll(account(DISCOVERY, discoveryRules()));
        all.addAll(account(SCRAPING, scrapingRules()));
        return all;
    }

    private void need(ScrapeJob job) {
        boolean direct = scraping.reaches(job);
        if (job.replaces() == ReplacedMonitor.API_SERVER) {
            paths.add(job.metricsPath().orElse("/metrics"));
        } else if (job.replaces() == ReplacedMonitor.KUBELET && direct) {
            read.add("nodes/metrics");
        }
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes) {
                String passedOn = watch(kubernetes);
                if (!direct && job.replaces() != ReplacedMonitor.API_SERVER) {
                    read.add(passedOn);
                }
            }
        }
    }

    /** Adds what a discovery looks at, and gives the subresource that leads to its targets. */
    private String watch(KubernetesDiscovery discovery) {
        DiscoveryRights.of(discovery)
                .forEach((group, resources) ->
                        watched.computeIfAbsent(group, first -> new TreeSet<>()).addAll(resources));
        return switch (discovery.role()) {
            case NODE -> "nodes/proxy";
            case SERVICE -> "services/proxy";
            case ENDPOINTS, ENDPOINTSLICE, INGRESS, POD -> "pods/proxy";
        };
    }

    private List<Node> discoveryRules() {
        List<Node> rules = new ArrayList<>();
        watched.forEach((group, resources) -> rules.add(Accounts.rule(group, List.copyOf(resources), "list", "watch")));
        return rules;
    }

    private List<Node> scrapingRules() {
        List<Node> rules = new ArrayList<>();
        if (!read.isEmpty()) {
            rules.add(Accounts.rule("", List.copyOf(read), "get"));
        }
        if (!paths.isEmpty()) {
            rules.add(MapNode.builder()
                    .put("nonResourceURLs", ListNode.ofTexts(List.copyOf(paths)))
                    .put("verbs", Objects.texts("get"))
                    .build());
        }
        return rules;
    }

    private List<MapNode> account(String name, List<Node> rules) {
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
        account.addAll(accounts.rights(name, rules));
        return account;
    }
}
