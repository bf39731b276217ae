package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code LabelSelector} of Kubernetes as objects spell it: {@code matchLabels} and {@code matchExpressions}. */
final class ObjectSelector {
    private final MapNode selector;

    ObjectSelector(MapNode selector) {
        this.selector = selector;
    }

    /** Whether an object with these labels is selected; an empty selector takes all. */
    boolean selects(Map<String, String> labels) {
        if (selector.get("matchLabels") instanceof MapNode wanted) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!(wanted.value(i) instanceof TextNode value)
                        || !value.value().equals(labels.get(wanted.key(i)))) {
                    return false;
                }
            }
        }
        if (selector.get("matchExpressions") instanceof ListNode expressions) {
            for (Node expression : expressions.items()) {
                if (expression instanceof MapNode map && !holds(map, labels)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(MapNode expression, Map<String, String> labels) {
        String value = labels.get(text(expression, "key"));
        List<String> values = ListNode.texts(expression.get("values"));
        return switch (text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> true; // the schema refuses it
        };
    }

    private static String text(MapNode map, String key) {
        @Nullable Node value = map.get(key);
        return value instanceof TextNode text ? text.value() : "";
    }
}
