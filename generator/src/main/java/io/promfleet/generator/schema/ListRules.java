package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema asks of sequences. */
final class ListRules {
    int shortest;
    int longest = Integer.MAX_VALUE;
    boolean unique;

    @Nullable
    CompiledSchema items;

    Verdict judge(ListNode list, int depth) {
        List<Node> values = list.items();
        if (values.size() < shortest || values.size() > longest) {
            return Verdict.REJECTED;
        }
        if (items != null) {
            for (int i = 0; i < values.size(); i++) {
                Verdict verdict = items.judge(values.get(i), depth + 1);
                if (verdict != Verdict.ACCEPTED) {
                    return verdict;
                }
            }
        }
        return unique ? judgeUniqueness(values) : Verdict.ACCEPTED;
    }

    private static Verdict judgeUniqueness(List<Node> values) {
        Set<Node> distinct = new HashSet<>();
        for (Node value : values) {
            // 1 and 1.0 are one value to JSON Schema and two nodes to us.
            if (holdsDecimal(value)) {
                return Verdict.UNDECIDED;
            }
            if (!distinct.add(value)) {
                return Verdict.REJECTED;
            }
        }
        return Verdict.ACCEPTED;
    }

    private static boolean holdsDecimal(Node node) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (holdsDecimal(map.value(i))) {
                    return true;
                }
            }
        } else if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                if (holdsDecimal(item)) {
                    return true;
                }
            }
        }
        return node instanceof DecimalNode;
    }
}
