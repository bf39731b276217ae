package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The lists in values of the chart that are in Prometheus' own language. Prometheus reads them, and takes more than a schema
 * says: {@code true} and {@code 12} for texts, {@code KEEP} for {@code keep}. So the reader of its files judges them, and the
 * schema of the values judges what is around them.
 */
public final class PrometheusParts {
    private static final List<String> SPEC = List.of("prometheus", "prometheusSpec");
    private static final List<String> IN_RELEASE = List.of("spec", "values", "prometheus", "prometheusSpec");
    private static final Set<String> KEYS =
            Set.of("additionalScrapeConfigs", "additionalAlertManagerConfigs", "additionalAlertRelabelConfigs");

    private PrometheusParts() {}

    /**
     * Values without the items of these lists.
     *
     * @param values the values of the chart
     * @return the values as the schema is to see them, everything at its place
     */
    public static Node without(Node values) {
        return without(values, SPEC);
    }

    /** An object of Flux with values of the chart, without the items of the lists in these. */
    static MapNode withoutInRelease(MapNode object) {
        return (MapNode) without(object, IN_RELEASE);
    }

    private static Node without(Node node, List<String> way) {
        if (!(node instanceof MapNode map)) {
            return node;
        }
        return way.isEmpty()
                ? replaced(map, KEYS, PrometheusParts::emptied)
                : replaced(map, Set.of(way.get(0)), value -> without(value, way.subList(1, way.size())));
    }

    private static Node emptied(Node value) {
        return value instanceof ListNode list ? new ListNode(List.of(), list.origin()) : value;
    }

    private static MapNode replaced(MapNode map, Set<String> keys, UnaryOperator<Node> replacement) {
        MapNode.Builder copy = MapNode.builder(map.origin());
        for (int i = 0; i < map.size(); i++) {
            Node value = map.value(i);
            copy.put(
                    map.key(i),
                    keys.contains(map.key(i)) ? replacement.apply(value) : value,
                    map.entryOrigin(i),
                    map.valueOrigin(i));
        }
        return copy.build();
    }
}
