package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dialect.ConfigValues;
import io.promfleet.generator.layers.TemplatedValues;
import io.promfleet.generator.layers.ValuesLayers;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.Tls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chart values that a definition says beyond what promfleet models, against what the chart makes of them. */
final class SaidLayers {
    private SaidLayers() {}

    /** Reports values that some layer ignores, replaces or reinterprets, at the lines that say them. */
    static void check(Fleet fleet, Findings findings) {
        check(fleet.hub(), findings);
        fleet.sources().forEach(source -> check(source, findings));
    }

    private static void check(Cluster cluster, Findings findings) {
        if (cluster.chartValues().isEmpty()) {
            return;
        }
        Branch root = new Branch();
        for (ChartValue value : cluster.chartValues()) {
            Node node = ConfigValues.node(value.value());
            if (!TemplatedValues.isTemplated(value.path()) && holdsBraces(node)) {
                findings.add(braces(cluster, value));
            }
            root.put(value.path(), 0, node, origin(value));
        }
        Origin start = new Origin(cluster.path(), cluster.declaredAt());
        ValuesLayers layers = new ValuesLayers(root.build(), false, start, findings);
        layers.check();
        if (cluster instanceof Hub hub
                && hub.receiver().authentication().isEmpty()
                && hub.receiver().tls().flatMap(Tls::cert).isEmpty()) {
            layers.checkReceiver();
        }
    }

    private static boolean holdsBraces(Node node) {
        if (node instanceof TextNode text) {
            return text.value().contains("{{");
        }
        if (node instanceof ListNode list) {
            return list.items().stream().anyMatch(SaidLayers::holdsBraces);
        }
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (holdsBraces(map.value(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Finding braces(Cluster cluster, ChartValue value) {
        String path = String.join(".", value.path());
        return new Finding(
                "PF613",
                Severity.WARNING,
                cluster.path() + " > value(" + path + ")",
                value.declaredAt(),
                "`" + path + "` holds `{{`, and some templates of the chart run such values as templates of their own.",
                "Look at what `helm template` makes of it. For two braces as they are, write `{{ \"{{\" }}` where it is run as"
                        + " a template.",
                List.of());
    }

    private static Origin origin(ChartValue value) {
        return new Origin("value(" + String.join(".", value.path()) + ")", value.declaredAt());
    }

    /** Values while they come together; an object and values inside it may be said apart. */
    private static final class Branch {
        private final Map<String, Branch> inner = new LinkedHashMap<>();
        private final Map<String, Node> values = new LinkedHashMap<>();
        private final Map<String, Origin> origins = new LinkedHashMap<>();

        void put(List<String> path, int depth, Node value, Origin origin) {
            String key = path.get(depth);
            if (depth < path.size() - 1) {
                inner.computeIfAbsent(key, name -> new Branch()).put(path, depth + 1, value, origin);
            } else if (value instanceof MapNode map) {
                Branch branch = inner.computeIfAbsent(key, name -> new Branch());
                origins.putIfAbsent(key, origin);
                for (int i = 0; i < map.size(); i++) {
                    branch.put(List.of(map.key(i)), 0, map.value(i), origin);
                }
            } else {
                values.putIfAbsent(key, value);
                origins.putIfAbsent(key, origin);
            }
        }

        MapNode build() {
            MapNode.Builder map = MapNode.builder();
            inner.forEach((key, branch) -> map.put(key, branch.build(), origins.get(key)));
            values.forEach((key, value) -> {
                if (!inner.containsKey(key)) {
                    map.put(key, value, origins.get(key));
                }
            });
            return map.build();
        }
    }
}
