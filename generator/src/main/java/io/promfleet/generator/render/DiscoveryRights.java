package io.promfleet.generator.render;

import io.promfleet.model.KubernetesDiscovery;
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

    private DiscoveryRights() {}

    /** What a discovery looks at. */
    static Map<String, Set<String>> of(KubernetesDiscovery discovery) {
        Map<String, Set<String>> watched = new TreeMap<>();
        if (discovery.attachNodeMetadata().orElse(false)) {
            add(watched, CORE, NODES);
        }
        if (discovery.settings().setting("attach_metadata").isPresent()) {
            add(watched, CORE, "namespaces");
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

    /** Whether a resource is in no namespace. */
    static boolean isOfTheCluster(String resource) {
        return resource.equals(NODES) || resource.equals("namespaces");
    }

    private static void add(Map<String, Set<String>> watched, String group, String... resources) {
        watched.computeIfAbsent(group, first -> new TreeSet<>()).addAll(List.of(resources));
    }
}
