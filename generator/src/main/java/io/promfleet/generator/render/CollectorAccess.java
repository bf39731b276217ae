package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The account of a collector, with what its jobs need and no more: to list and watch what becomes targets, in the namespaces
 * that they name where none of them looks everywhere, and to read the metrics of API server and kubelets.
 */
final class CollectorAccess {
    /** The place of what is not in a namespace, or looked for in all of them. */
    private static final String EVERYWHERE = "";

    private final Accounts accounts;
    private final String name;
    private final String namespace;
    /** By place, then by group of the API. */
    private final Map<String, Map<String, Set<String>>> watched = new TreeMap<>();

    private final Set<String> paths = new TreeSet<>();
    private boolean readsKubelets;

    CollectorAccess(Rendering rendering, String name, List<ScrapeJob> jobs) {
        this.accounts = new Accounts(rendering);
        this.name = name;
        this.namespace = rendering.fleet().namespace();
        jobs.forEach(this::need);
    }

    /** The account, its roles and their bindings. */
    List<MapNode> render() {
        List<MapNode> all = new ArrayList<>();
        all.add(accounts.mountedAccount(name));
        List<Node> everywhere = rules(watched.getOrDefault(EVERYWHERE, Map.of()));
        if (readsKubelets) {
            everywhere.add(Accounts.rule("", List.of("nodes/metrics"), "get"));
        }
        if (!paths.isEmpty()) {
            everywhere.add(MapNode.builder()
                    .put("nonResourceURLs", ListNode.ofTexts(List.copyOf(paths)))
                    .put("verbs", Objects.texts("get"))
                    .build());
        }
        if (!everywhere.isEmpty()) {
            all.addAll(accounts.rights(name, everywhere));
        }
        watched.forEach((place, groups) -> {
            if (!place.equals(EVERYWHERE)) {
                List<Node> rules = rules(beyondThoseOfTheCluster(groups));
                if (!rules.isEmpty()) {
                    all.addAll(accounts.rightsIn(place, name, rules));
                }
            }
        });
        return all;
    }

    /** The namespaces in which it looks without looking everywhere, and which therefore have to be there. */
    Set<String> namespaces() {
        Set<String> named = new TreeSet<>();
        watched.forEach((place, groups) -> {
            if (!place.equals(EVERYWHERE) && !beyondThoseOfTheCluster(groups).isEmpty()) {
                named.add(place);
            }
        });
        return named;
    }

    private void need(ScrapeJob job) {
        if (job.replaces() == ReplacedMonitor.API_SERVER) {
            paths.add(job.metricsPath().orElse("/metrics"));
        } else if (job.replaces() == ReplacedMonitor.KUBELET) {
            readsKubelets = true;
        }
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes && asksItsOwnCluster(kubernetes)) {
                need(kubernetes);
            }
        }
    }

    private static boolean asksItsOwnCluster(KubernetesDiscovery discovery) {
        return discovery.settings().setting("api_server").isEmpty()
                && discovery.settings().setting("kubeconfig_file").isEmpty();
    }

    private void need(KubernetesDiscovery discovery) {
        Set<String> places = new TreeSet<>(discovery.namespaces());
        if (discovery.ownNamespace().orElse(false)) {
            places.add(namespace);
        }
        if (places.isEmpty()) {
            places.add(EVERYWHERE);
        }
        DiscoveryRights.of(discovery).forEach((group, resources) -> {
            for (String resource : resources) {
                for (String place : DiscoveryRights.isOfTheCluster(resource) ? Set.of(EVERYWHERE) : places) {
                    watched.computeIfAbsent(place, first -> new TreeMap<>())
                            .computeIfAbsent(group, first -> new TreeSet<>())
                            .add(resource);
                }
            }
        });
    }

    /** What a role of the whole cluster does not allow already. */
    private Map<String, Set<String>> beyondThoseOfTheCluster(Map<String, Set<String>> groups) {
        Map<String, Set<String>> everywhere = watched.getOrDefault(EVERYWHERE, Map.of());
        Map<String, Set<String>> rest = new TreeMap<>();
        groups.forEach((group, resources) -> {
            Set<String> left = new TreeSet<>(resources);
            left.removeAll(everywhere.getOrDefault(group, Set.of()));
            if (!left.isEmpty()) {
                rest.put(group, left);
            }
        });
        return rest;
    }

    private static List<Node> rules(Map<String, Set<String>> groups) {
        List<Node> rules = new ArrayList<>();
        groups.forEach((group, resources) -> rules.add(Accounts.rule(group, List.copyOf(resources), "list", "watch")));
        return rules;
    }
}
