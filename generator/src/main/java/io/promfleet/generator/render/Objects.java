package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects in the order of the API conventions: apiVersion, kind, metadata, and then the rest. */
final class Objects {
    private final String fleetName;

    Objects(String fleetName) {
        this.fleetName = fleetName;
    }

    MapNode.Builder start(String apiVersion, String kind, String name, @Nullable String namespace) {
        return start(apiVersion, kind, name, namespace, Map.of(), MapNode.EMPTY);
    }

    MapNode.Builder start(
            String apiVersion,
            String kind,
            String name,
            @Nullable String namespace,
            Map<String, String> moreLabels,
            MapNode annotations) {
        MapNode.Builder metadata = MapNode.builder().put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        metadata.put("labels", labels(moreLabels));
        if (annotations.size() > 0) {
            metadata.put("annotations", annotations);
        }
        return MapNode.builder().put("apiVersion", apiVersion).put("kind", kind).put("metadata", metadata.build());
    }

    /** The labels of everything generated: what made it and which fleet it belongs to. */
    MapNode labels(Map<String, String> more) {
        MapNode.Builder labels = MapNode.builder()
                .put("app.kubernetes.io/managed-by", "promfleet")
                .put("app.kubernetes.io/part-of", fleetName);
        for (Map.Entry<String, String> label : more.entrySet()) {
            labels.put(label.getKey(), label.getValue());
        }
        return labels.build();
    }

    static MapNode texts(Map<String, String> entries) {
        MapNode.Builder map = MapNode.builder();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map.build();
    }

    static ListNode texts(String... values) {
        return ListNode.ofTexts(List.of(values));
    }

    static ListNode list(List<? extends Node> items) {
        return new ListNode(items, null);
    }
}
