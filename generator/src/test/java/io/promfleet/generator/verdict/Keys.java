package io.promfleet.generator.verdict;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares which keys two configurations have. */
final class Keys {
    private Keys() {}

    /** The keys of one that another one lacks, as paths. What is empty says nothing. */
    static List<String> lost(MapNode before, MapNode after) {
        List<String> lost = new ArrayList<>();
        compare("", before, after, lost);
        return lost;
    }

    private static void compare(String path, Node before, @Nullable Node after, List<String> lost) {
        if (after == null) {
            if (!isEmpty(before)) {
                lost.add(path);
            }
        } else if (before instanceof MapNode map) {
            MapNode other = after instanceof MapNode same ? same : MapNode.EMPTY;
            for (int i = 0; i < map.size(); i++) {
                compare(path + "/" + map.key(i), map.value(i), other.get(map.key(i)), lost);
            }
        } else if (before instanceof ListNode list) {
            List<Node> others = after instanceof ListNode same ? same.items() : List.of();
            for (int i = 0; i < list.items().size(); i++) {
                compare(path + "/" + i, list.items().get(i), i < others.size() ? others.get(i) : null, lost);
            }
        }
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof ListNode list && list.items().isEmpty())
                || (node instanceof MapNode map && map.size() == 0)
                || (node instanceof TextNode text && text.value().isEmpty());
    }
}
