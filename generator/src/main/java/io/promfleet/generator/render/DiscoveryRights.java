package io.promfleet.generator.render;

import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an account has to list and watch for a discovery by Kubernetes, by the group of the API. */
final class DiscoveryRights {
    private static final String CORE = "";
    private static final String NODES = "nodes";
    private static final String SERVICES = "services";
    private static final String PODS = "pods";

    /** What the chart's role lets its Prometheus list and watch. */
    private static final Map<String, Set<String>> OF_THE_CHART = Map.of(
            CORE,
            Set.of(NODES, SERVICES, "endpoints", PODS),
            "discovery.k8s.io",
            Set.of("endpointslices"),
            "networking.k8s.io",
            Set.of("ingresses"));

    private DiscoveryRights() {}

    /** What a discovery looks at. */
    static Map<String, Set<String>> of(KubernetesDiscovery discovery) {
        Map<String, Set<String>> watched = new TreeMap<>();
        if (discovery.attachNodeMetadata().orElse(false)) {
            add(watched, CORE, NODES);
        }
        if (attaches(discovery, "namespace")) {
            add(watched, CORE, "namespaces");
        }
        // A pod knows what made it, but not what made that.
        if (attaches(discovery, "deployment")) {
            add(watched, "apps", "replicasets");
        }
        if (attaches(discovery, "job") || attaches(discovery, "cronjob")) {
            add(watched, "batch", "jobs");
        }
        switch (discovery.role()) {
            case NODE -> add(watched, CORE, NODES);
            case SERVICE -> add(watched, CORE, SERVICES);
            case ENDPOINTS -> add(watched, CORE, "endpoints", SERVICES, PODS);
            case ENDPOINTSLICE -> {
                add(watched, "discovery.k8s.io", "endpointslices");
                add(watched, CORE, SERVICES, PODS);
            }
            case INGRESS -> add(watched, "networking.k8s.io", "ingresses");
            case POD -> add(watched, CORE, PODS);
        }
        return watched;
    }

    private static boolean attaches(KubernetesDiscovery discovery, String what) {
        return discovery
                .settings()
                .setting("attach_metadata")
                .filter(attached -> attached.value() instanceof Settings more
                        && more.setting(what)
                                .filter(choice -> choice.value().equals(new BooleanValue(true)))
                                .isPresent())
                .isPresent();
    }

    /** Whether a discovery asks the API server of the cluster that it runs in, as the account that it runs as. */
    static boolean asksItsOwnCluster(KubernetesDiscovery discovery) {
        return discovery.settings().setting("api_server").isEmpty()
                && discovery.settings().setting("kubeconfig_file").isEmpty();
    }

    /** What the jobs of a chart's Prometheus look at, and its role does not let it. */
    static Map<String, Set<String>> beyondTheChart(List<ScrapeJob> jobs) {
        Map<String, Set<String>> beyond = new TreeMap<>();
        for (ScrapeJob job : jobs) {
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes && asksItsOwnCluster(kubernetes)) {
                    of(kubernetes)
                            .forEach((group, resources) -> resources.stream()
                                    .filter(resource -> !OF_THE_CHART
                                            .getOrDefault(group, Set.of())
                                            .contains(resource))
                                    .forEach(resource -> add(beyond, group, resource)));
                }
            }
        }
        return beyond;
    }

    /** Whether a resource is in no namespace. */
    static boolean isOfTheCluster(String resource) {
        return resource.equals(NODES) || resource.equals("namespaces");
    }

    private static void add(Map<String, Set<String>> watched, String group, String... resources) {
        watched.computeIfAbsent(group, first -> new TreeSet<>()).addAll(List.of(resources));
    }
}
