package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.OperatorNames;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes out of a result what its reader would drop or refuse for the release of Prometheus in use. */
final class VersionGate {
    private static final String TOO_NEW = "PF602";

    private final PrometheusVersion target;
    private final Findings findings;

    VersionGate(PrometheusVersion target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    /**
     * A tree without what is too new.
     *
     * @param tree the result
     * @param section its schema
     * @param prometheus the schema of what it becomes, for the other spelling; null where that is the same
     */
    MapNode pass(MapNode tree, Section section, @Nullable Section prometheus) {
        return (MapNode) pass(tree, section, prometheus, tree.origin());
    }

    private Node pass(Node node, Section section, @Nullable Section other, @Nullable Origin nearest) {
        if (node instanceof MapNode map) {
            MapNode.Builder passed = MapNode.builder(map.origin());
            for (int i = 0; i < map.size(); i++) {
                String key = map.key(i);
                Section child = section.child(key).orElse(null);
                Origin origin = map.entryOrigin(i);
                Origin near = origin == null ? (map.origin() == null ? nearest : map.origin()) : origin;
                String name = other == null
                        ? key
                        : OperatorNames.inPrometheus(other, key).orElse(key);
                String since = child == null ? null : child.since().orElse(null);
                if (since != null && !target.isAtLeast(PrometheusVersion.parse(since))) {
                    report(key, name, since, near);
                } else {
                    Section below = other == null ? null : other.child(name).orElse(null);
                    Node value = child == null ? map.value(i) : pass(map.value(i), child, below, near);
                    passed.put(key, value, origin);
                }
            }
            return passed.build();
        }
        if (node instanceof ListNode list) {
            Section item = section.item().orElse(null);
            if (item == null || item.keys().isEmpty()) {
                return list;
            }
            List<Node> items = new ArrayList<>(list.items().size());
            for (int i = 0; i < list.items().size(); i++) {
                Origin origin = list.itemOrigin(i);
                Section below = other == null ? null : other.item().orElse(null);
                items.add(pass(list.items().get(i), item, below, origin == null ? nearest : origin));
            }
            return new ListNode(items, list.origin());
        }
        return node;
    }

    private void report(String key, String name, String since, @Nullable Origin place) {
        findings.add(new Finding(
                TOO_NEW,
                Severity.ERROR,
                "",
                place == null ? UnknownLocation.UNKNOWN : place.location(),
                key.equals(name)
                        ? "`" + key + "` is known since Prometheus " + since + ", and the target is " + target + "."
                        : "`" + name + "` becomes `" + key
                                + "`, which the Operator drops in front of a Prometheus older than " + since
                                + ", and the target is " + target + ".",
                "Leave it out, or run Prometheus " + since + " or newer.",
                List.of()));
    }
}
