package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;

/** Where a file has values of kube-prometheus-stack: at its outermost level, or below the name that a chart around it gives them. */
public final class StackValues {
    private StackValues() {}

    /**
     * The keys that lead to the values of kube-prometheus-stack.
     *
     * @param values a file of values
     * @return the keys, outermost first; none where the file itself has them
     */
    public static List<String> below(Node values) {
        return values instanceof MapNode map && map.get(ChartFolder.STACK) instanceof MapNode
                ? List.of(ChartFolder.STACK)
                : List.of();
    }
}
