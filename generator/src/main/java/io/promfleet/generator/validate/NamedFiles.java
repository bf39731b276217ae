package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.Set;

/** The files that a configuration names and only the server reads: rules, targets, certificates and credentials. */
final class NamedFiles {
    private static final Set<String> LISTS = Set.of("rule_files", "files");
    private static final Set<String> PATHS = Set.of("token_file_path", "certificate_path", "certificate_key_path");

    private NamedFiles() {}

    /** How many paths and patterns of such files a configuration has. */
    static int count(Node node) {
        int count = 0;
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                count += count(item);
            }
        } else if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                count += count(map.key(i), map.value(i));
            }
        }
        return count;
    }

    private static int count(String key, Node value) {
        if (value instanceof ListNode list && LISTS.contains(key)) {
            return list.items().size();
        }
        if (value instanceof TextNode path && (key.endsWith("_file") || PATHS.contains(key))) {
            return path.value().isEmpty() ? 0 : 1;
        }
        return count(value);
    }
}
