package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.read.ReadDocument;
import java.util.List;

/** Where a file has values of kube-prometheus-stack: at its outermost level, or below the name that a chart around it gives them. */
public final class StackValues {
    private StackValues() {}

    /**
     * The keys that lead to the values of kube-prometheus-stack.
     *
     * @param document a file of values
     * @return the keys, outermost first, also where a chart around it says nothing below them; none where the file itself has the
     *     values
     */
    public static List<String> below(ReadDocument document) {
        if (!(document.tree() instanceof MapNode values)) {
            return List.of();
        }
        boolean around = values.get(ChartFolder.STACK) != null
                || (document.nulls(List.of()).containsKey(ChartFolder.STACK) && !HeldValues.isOfStack(values));
        return around ? List.of(ChartFolder.STACK) : List.of();
    }
}
