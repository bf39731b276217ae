package io.promfleet.generator.render;

import io.promfleet.generator.dialect.ConfigValues;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.SaidValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the Prometheus of a cluster takes the objects that promfleet makes for it. That of the chart takes them unless its values
 * choose others.
 */
final class SaidSelector {
    private final Rendering rendering;
    private final Cluster cluster;

    SaidSelector(Rendering rendering, Cluster cluster) {
        this.rendering = rendering;
        this.cluster = cluster;
    }

    /** Whether a selector such as {@code ruleSelector} takes an object with the labels that promfleet sets. */
    boolean takesObjects(String key) {
        Map<String, String> labels = labels();
        labels.put(ClusterObjects.RELEASE, Release.NAME);
        return takes(key, labels);
    }

    /** Whether a selector such as {@code ruleNamespaceSelector} takes the fleet's namespace. */
    boolean takesNamespace(String key) {
        Map<String, String> labels = labels();
        labels.put("kubernetes.io/metadata.name", rendering.fleet().namespace());
        return takes(key, labels);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        labels.put("app.kubernetes.io/managed-by", "promfleet");
        labels.put("app.kubernetes.io/part-of", rendering.fleet().name());
        return labels;
    }

    private boolean takes(String key, Map<String, String> labels) {
        return said(key).stream().allMatch(part -> new ObjectSelector(part).selects(labels));
    }

    /** What the user says of a selector: as a whole, or part by part. */
    private List<MapNode> said(String key) {
        List<String> path = List.of("prometheus", "prometheusSpec", key);
        List<MapNode> parts = new ArrayList<>(1);
        ConfigValue whole = SaidValues.at(cluster, path.toArray(String[]::new));
        if (whole != null && ConfigValues.node(whole) instanceof MapNode map) {
            parts.add(map);
        }
        for (ChartValue value : cluster.chartValues()) {
            List<String> further = value.path();
            if (further.size() > path.size() && further.subList(0, path.size()).equals(path)) {
                Node part = ConfigValues.node(value.value());
                for (int i = further.size() - 1; i >= path.size(); i--) {
                    part = MapNode.builder().put(further.get(i), part).build();
                }
                parts.add((MapNode) part);
            }
        }
        return parts;
    }
}
