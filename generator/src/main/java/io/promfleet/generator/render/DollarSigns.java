package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;

/**
 * Finds values that Flux would take for its own variables: {@code ${name}} becomes empty in an object that is applied with
 * substitution. Any dollar sign counts, because a doubled one is changed too.
 */
final class DollarSigns {
    private final RecentAnswers<ListNode, Boolean> known = new RecentAnswers<>();

    boolean isIn(Node node) {
        if (node instanceof TextNode text) {
            return text.value().indexOf('$') >= 0;
        }
        if (node instanceof ListNode list) {
            Boolean found = known.about(list);
            if (found == null) {
                found = isInItems(list);
                known.remember(list, found);
            }
            return found;
        }
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (map.key(i).indexOf('$') >= 0 || isIn(map.value(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInItems(ListNode list) {
        for (Node item : list.items()) {
            if (isIn(item)) {
                return true;
            }
        }
        return false;
    }
}
