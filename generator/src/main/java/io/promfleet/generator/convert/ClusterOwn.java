package io.promfleet.generator.convert;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.KubernetesDiscovery;
import java.util.Optional;

/** Discovery in the cluster that Prometheus itself runs in, which is all that monitors and probes have. */
final class ClusterOwn {
    private ClusterOwn() {}

    /** Why a discovery is another one; empty where it is not. */
    static Optional<String> foreign(KubernetesDiscovery discovery) {
        if (!discovery.settings().isEmpty()) {
            String key = discovery.settings().all().get(0).key();
            return Optional.of("its discovery has `" + key + "`, and monitors only find what is in their own cluster");
        }
        if (!discovery.http().isEmpty()) {
            return Optional.of(
                    "its discovery says how the API server is asked, which the Operator does not let monitors say");
        }
        return discovery.ownNamespace().orElse(false)
                ? Optional.of("its discovery has `own_namespace`, and a monitor's own namespace is another")
                : Optional.empty();
    }

    /** Its namespaces as monitors select them. */
    static MapNode namespaces(KubernetesDiscovery discovery) {
        return discovery.namespaces().isEmpty()
                ? MapNode.builder().put("any", true).build()
                : MapNode.builder()
                        .put("matchNames", ListNode.ofTexts(discovery.namespaces()))
                        .build();
    }
}
