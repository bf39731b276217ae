package io.promfleet.generator.verdict;

import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.relabel.LabelSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets as discovery in Kubernetes finds them: every combination of a few values of each label that rules look at. */
final class Discovered {
    private static final List<String> PORTS = List.of("metrics", "web", "");

    private Discovered() {}

    static List<LabelSet> by(KubernetesDiscovery discovery) {
        List<String> namespaces =
                discovery.namespaces().isEmpty() ? List.of("shop", "kube-system") : discovery.namespaces();
        List<LabelSet> targets = new ArrayList<>();
        for (String namespace : namespaces) {
            for (String port : PORTS) {
                for (String app : List.of("shop", "")) {
                    for (String phase : List.of("Running", "Succeeded")) {
                        targets.add(LabelSet.of(labels(discovery.role(), namespace, port, app, phase)));
                    }
                }
            }
        }
        return targets;
    }

    private static Map<String, String> labels(
            KubernetesRole role, String namespace, String port, String app, String phase) {
        String meta = "__meta_kubernetes_";
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__address__", "10.0.0." + (port.length() + app.length()) + ":8080");
        labels.put(meta + "namespace", namespace);
        if (role == KubernetesRole.INGRESS) {
            labels.put("__address__", "shop.example.com");
            labels.put(meta + "ingress_name", "front");
            labels.put(meta + "ingress_scheme", port.isEmpty() ? "http" : "https");
            labels.put(meta + "ingress_path", "/" + app);
            put(labels, meta + "ingress_label_app", app);
            return labels;
        }
        labels.put(meta + "pod_name", "shop-1");
        labels.put(meta + "pod_phase", phase);
        labels.put(meta + "pod_annotation_scrape", "true");
        labels.put(meta + "pod_container_name", "main");
        put(labels, meta + "pod_container_port_name", port);
        put(labels, meta + "pod_label_app", app);
        if (role != KubernetesRole.POD) {
            String kind = role == KubernetesRole.ENDPOINTS ? "endpoint" : "endpointslice";
            labels.put(meta + "service_name", "front");
            put(labels, meta + kind + "_port_name", port);
            labels.put(meta + kind + "_address_target_kind", app.isEmpty() ? "Node" : "Pod");
            labels.put(meta + kind + "_address_target_name", app.isEmpty() ? "node-1" : "shop-1");
            put(labels, meta + "service_label_app", app);
        }
        return labels;
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
