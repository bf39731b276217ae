package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Protects values that the chart runs through Helm's {@code tpl}: two opening braces would start a template action there,
 * which fails or silently becomes nothing.
 */
public final class TemplateEscape {
    // A raw string of Go's templates: unlike a quoted one it also survives inside a double-quoted YAML scalar.
    private static final String ESCAPED_BRACES = "{{`{{`}}";

    private final RecentAnswers<ListNode, Node> known = new RecentAnswers<>();

    /**
     * Protects a value.
     *
     * @param node the value
     * @return the value with every opening pair of braces escaped; itself if there is none
     */
    public Node escape(Node node) {
        if (node instanceof TextNode text) {
            return text.value().contains("{{") ? new TextNode(text.value().replace("{{", ESCAPED_BRACES)) : node;
        }
        if (node instanceof ListNode list) {
            Node escaped = known.about(list);
            if (escaped == null) {
                escaped = escapeList(list);
                known.remember(list, escaped);
            }
            return escaped;
        }
        return node instanceof MapNode map ? escapeMap(map) : node;
    }

    // Unchanged means the same node; to compare values would walk every tree again.
    @SuppressWarnings("ReferenceEquality")
    private Node escapeList(ListNode list) {
        List<Node> items = new ArrayList<>(list.items().size());
        boolean changed = false;
        for (Node item : list.items()) {
            Node escaped = escape(item);
            changed |= escaped != item;
            items.add(escaped);
        }
        return changed ? new ListNode(items, list.origin()) : list;
    }

    // As in a list.
    @SuppressWarnings("ReferenceEquality")
    private Node escapeMap(MapNode map) {
        MapNode.Builder copy = null;
        for (int i = 0; i < map.size(); i++) {
            String key = map.key(i);
            Node value = map.value(i);
            Node escaped = escape(value);
            boolean changed = escaped != value || key.contains("{{");
            if (changed && copy == null) {
                copy = MapNode.builder(map.origin());
                for (int before = 0; before < i; before++) {
                    copy.put(map.key(before), map.value(before), map.entryOrigin(before));
                }
            }
            if (copy != null) {
                copy.put(key.replace("{{", ESCAPED_BRACES), escaped, map.entryOrigin(i));
            }
        }
        return copy == null ? map : copy.build();
    }
}
