package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.Dialect;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Cluster;
import io.promfleet.model.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tells the series of one cluster from those of another. */
final class Identity {
    /** The label with the cluster's name. */
    static final String CLUSTER = "cluster";

    /** The label that says which Prometheus collected a series. */
    static final String ORIGIN_PROMETHEUS = "origin_prometheus";

    private Identity() {}

    /**
     * The labels that every series of a cluster carries at the hub.
     *
     * @param cluster the cluster
     * @return names and values: identity first, then the environment, then the others in the order of their declaration
     */
    static Map<String, String> labels(Cluster cluster) {
        return cluster.labelsAtTheHub();
    }

    /** The labels as {@code external_labels} takes them. */
    static MapNode externalLabels(Cluster cluster) {
        Map<String, Origin> origins = origins(cluster);
        MapNode.Builder labels = MapNode.builder();
        for (Map.Entry<String, String> label : labels(cluster).entrySet()) {
            // Prometheus 3 expands $NAME in external labels from the environment; a doubled sign stands for itself.
            Node value = new TextNode(label.getValue().replace("$", "$$"));
            labels.put(label.getKey(), value, origins.get(label.getKey()));
        }
        return labels.build();
    }

    /** Rules that put the labels on every target, for a Prometheus that stores and does not send. */
    static List<Node> rules(Dialect dialect, Cluster cluster) {
        Map<String, Origin> origins = origins(cluster);
        List<Node> rules = new ArrayList<>();
        for (Map.Entry<String, String> label : labels(cluster).entrySet()) {
            // A replacement expands $1; a doubled sign stands for itself.
            String replacement = label.getValue().replace("$", "$$");
            rules.add(dialect.constant(label.getKey(), replacement, origins.get(label.getKey())));
        }
        return rules;
    }

    /** Where the labels were said that are not the fleet's own. */
    static Map<String, Origin> origins(Cluster cluster) {
        Map<String, Origin> origins = new HashMap<>();
        for (Label label : cluster.externalLabels()) {
            origins.put(label.name(), new Origin("externalLabel(" + label.name() + ")", label.declaredAt()));
        }
        return origins;
    }
}
