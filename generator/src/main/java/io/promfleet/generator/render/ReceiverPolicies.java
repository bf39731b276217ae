package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Chart;
import io.promfleet.model.Exposure;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may reach the hub's Prometheus past the gate, and what the gate may reach. */
final class ReceiverPolicies {
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final int DNS = 53;

    private final Rendering rendering;
    private final Exposure exposure;

    ReceiverPolicies(Rendering rendering, Exposure exposure) {
        this.rendering = rendering;
        this.exposure = exposure;
    }

    /** The gate is reached on its port, and reaches the receiver and name servers. */
    MapNode ofGate(int port) {
        MapNode toReceiver = MapNode.builder()
                .put(
                        "to",
                        ListNode.of(MapNode.builder()
                                .put("podSelector", matching(prometheus()))
                                .build()))
                .put("ports", ListNode.of(port("TCP", Release.PORT)))
                .build();
        // Name servers may be pods of any namespace, or a cache on the node.
        MapNode toNames = MapNode.builder()
                .put("ports", ListNode.of(port("UDP", DNS), port("TCP", DNS)))
                .build();
        return policy(
                WriteGate.NAME,
                WriteGate.labels(),
                ListNode.of(MapNode.builder()
                        .put("ports", ListNode.of(port("TCP", port)))
                        .build()),
                ListNode.of(toReceiver, toNames));
    }

    /**
     * The hub's Prometheus is reached from its own namespace, which has Grafana and the gate in it, and from where it was opened to.
     *
     * @param controllers the namespace of a controller that leads straight to it; empty if the gate does
     */
    MapNode ofPrometheus(Set<String> controllers) {
        List<Node> from = new ArrayList<>();
        from.add(MapNode.builder().put("podSelector", MapNode.EMPTY).build());
        boolean within = rendering.fleet().sources().stream().anyMatch(Source::inHubCluster);
        if (within && exposure.openTo().isEmpty()) {
            // The pods of a cluster within the hub's cluster are in namespaces of which nobody said the names.
            from.add(MapNode.builder().put("namespaceSelector", MapNode.EMPTY).build());
        } else {
            Set<String> namespaces = new LinkedHashSet<>(exposure.openTo());
            namespaces.addAll(controllers);
            for (String namespace : namespaces) {
                MapNode label = MapNode.builder().put(NAMESPACE, namespace).build();
                from.add(MapNode.builder()
                        .put("namespaceSelector", matching(label))
                        .build());
            }
        }
        return policy(
                Release.prometheusService(),
                prometheus(),
                ListNode.of(
                        MapNode.builder().put("from", new ListNode(from, null)).build()),
                null);
    }

    private static MapNode prometheus() {
        return MapNode.builder()
                .put("app.kubernetes.io/name", "prometheus")
                .put("operator.prometheus.io/name", Chart.PROMETHEUS_SERVICE)
                .build();
    }

    private static MapNode matching(MapNode labels) {
        return MapNode.builder().put("matchLabels", labels).build();
    }

    private static MapNode port(String protocol, int number) {
        return MapNode.builder().put("protocol", protocol).put("port", number).build();
    }

    private MapNode policy(String name, MapNode pods, ListNode ingress, @Nullable ListNode egress) {
        MapNode.Builder spec = MapNode.builder()
                .put("podSelector", matching(pods))
                .put("policyTypes", egress == null ? Objects.texts("Ingress") : Objects.texts("Ingress", "Egress"))
                .put("ingress", ingress);
        if (egress != null) {
            spec.put("egress", egress);
        }
        return rendering
                .objects()
                .start(
                        "networking.k8s.io/v1",
                        "NetworkPolicy",
                        name,
                        rendering.fleet().namespace(),
                        Map.of(),
                        MapNode.EMPTY)
                .put("spec", spec.build())
                .build();
    }
}
