package io.promfleet.generator.operator;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selector of Kubernetes in one text, as its API takes it. */
final class SelectorText {
    private SelectorText() {}

    /** The text; empty where everything is selected. */
    static String of(@Nullable Node selector) {
        List<String> parts = new ArrayList<>();
        if (selector instanceof MapNode map) {
            if (map.get("matchLabels") instanceof MapNode labels) {
                for (int i = 0; i < labels.size(); i++) {
                    String value = Translation.shown(labels.value(i));
                    parts.add(labels.key(i) + "=" + (value == null ? "" : value));
                }
            }
            if (map.get("matchExpressions") instanceof ListNode expressions) {
                for (Node each : expressions.items()) {
                    if (each instanceof MapNode expression) {
                        parts.add(expression(expression));
                    }
                }
            }
        }
        parts.sort(null);
        return String.join(",", parts);
    }

    private static String expression(MapNode expression) {
        String key = String.valueOf(Translation.shown(expression.get("key")));
        String values = "(" + String.join(",", ListNode.texts(expression.get("values"))) + ")";
        String operator = String.valueOf(Translation.shown(expression.get("operator")));
        return switch (operator) {
            case "In" -> key + " in " + values;
            case "NotIn" -> key + " notin " + values;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
