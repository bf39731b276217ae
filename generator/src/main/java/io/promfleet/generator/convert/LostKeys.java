package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports the keys of a configuration that its model has no room for, because Prometheus ignores them. */
final class LostKeys {
    private static final String IGNORED = "PF065";

    private final Findings findings;

    LostKeys(Findings findings) {
        this.findings = findings;
    }

    /** Compares a configuration with what its model is written as. Both must name credentials in the same form. */
    void report(MapNode before, MapNode after) {
        compare("", before, after, before.origin(), "");
    }

    private void compare(String key, Node before, @Nullable Node after, @Nullable Origin origin, String action) {
        if (after == null) {
            if (!isEmpty(before)) {
                Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
                findings.add(new Finding(
                        IGNORED,
                        Severity.WARNING,
                        "",
                        place,
                        action.isEmpty()
                                ? "`" + key + "` is left out, for it has no effect."
                                : "`" + key + "` is left out, for the action `" + action + "` ignores it.",
                        "Nothing, unless it was meant to do something: then look at the key next to it.",
                        List.of()));
            }
        } else if (before instanceof MapNode map) {
            MapNode other = after instanceof MapNode same ? same : MapNode.EMPTY;
            String ofRule = other.get("action") instanceof TextNode text ? text.value() : "";
            for (int i = 0; i < map.size(); i++) {
                compare(map.key(i), map.value(i), other.get(map.key(i)), map.entryOrigin(i), ofRule);
            }
        } else if (before instanceof ListNode list) {
            List<Node> others = after instanceof ListNode same ? same.items() : List.of();
            for (int i = 0; i < list.items().size(); i++) {
                compare(key, list.items().get(i), i < others.size() ? others.get(i) : null, list.itemOrigin(i), "");
            }
        }
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof ListNode list && list.items().isEmpty())
                || (node instanceof MapNode map && map.size() == 0)
                || (node instanceof TextNode text && text.value().isEmpty());
    }
}
