package io.promfleet.generator.verdict;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.List;

/** Documents in which a value was replaced. */
final class EditableTree {
    private EditableTree() {}

    /** The value that some keys and indexes lead to. */
    static Node at(Node root, List<Object> path) {
        Node node = root;
        for (Object step : path) {
            Node inner = node instanceof ListNode list
                    ? list.items().get((Integer) step)
                    : node instanceof MapNode map ? map.get((String) step) : null;
            if (inner == null) {
                throw new IllegalArgumentException("nothing is at " + path);
            }
            node = inner;
        }
        return node;
    }

    /** The same with another value there. */
    static Node with(Node root, List<Object> path, Node value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Object> rest = path.subList(1, path.size());
        if (root instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.items());
            int index = (Integer) path.get(0);
            items.set(index, with(items.get(index), rest, value));
            return new ListNode(items, null);
        }
        MapNode map = (MapNode) root;
        MapNode.Builder changed = MapNode.builder();
        for (int i = 0; i < map.size(); i++) {
            changed.put(map.key(i), map.key(i).equals(path.get(0)) ? with(map.value(i), rest, value) : map.value(i));
        }
        return changed.build();
    }
}
