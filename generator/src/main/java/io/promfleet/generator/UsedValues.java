package io.promfleet.generator;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.ValuePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chart values of every cluster of a fleet, whether the definition says them or promfleet makes them of what it says. */
final class UsedValues {
    private final Map<String, List<Used>> byCluster = new LinkedHashMap<>();

    /**
     * A value.
     *
     * @param path its keys
     * @param text as it is written; empty for a list
     * @param root the values that it stands in
     * @param start what the values were made for
     */
    record Used(List<String> path, String text, MapNode root, Origin start) {
        /** What the value up to some key was said by. */
        OriginTrail origin(int keys) {
            List<Object> steps = new ArrayList<>(path.subList(0, keys));
            OriginTrail trail = OriginTrail.along(steps, root, start);
            Location whole = trail.location();
            Node value = root;
            for (int i = 0; i < keys && value instanceof MapNode map; i++) {
                value = map.get(path.get(i));
            }
            // A list that promfleet puts together was said by its items.
            if (value instanceof ListNode list && !list.items().isEmpty() && whole.equals(start.location())) {
                steps.add(0);
                return OriginTrail.along(steps, root, start);
            }
            return trail;
        }
    }

    private UsedValues() {}

    /** The values of a fleet. A fleet with mistakes has those of the documents that can be made. */
    static UsedValues of(Fleet fleet) {
        UsedValues used = new UsedValues();
        used.byCluster.put(fleet.hub().path(), new ArrayList<>());
        fleet.sources().forEach(source -> used.byCluster.put(source.path(), new ArrayList<>()));
        try {
            new FleetTree(fleet, "", new Findings()).forEach(used::add);
        } catch (IllegalArgumentException e) {
            // A name that is no name is reported where it was said; what there is stands.
        }
        return used;
    }

    private void add(Manifest manifest) {
        List<Used> values = byCluster.get(manifest.origin().step());
        if (values != null) {
            for (MapNode root : ReleaseValues.of(manifest)) {
                add(new ArrayList<>(), root, root, manifest.origin(), values);
            }
        }
    }

    private static void add(List<String> way, MapNode map, MapNode root, Origin start, List<Used> values) {
        for (int i = 0; i < map.size(); i++) {
            way.add(map.key(i));
            Node value = map.value(i);
            if (value instanceof MapNode inner && inner.size() > 0) {
                add(way, inner, root, start, values);
            } else {
                values.add(new Used(List.copyOf(way), text(value), root, start));
            }
            way.remove(way.size() - 1);
        }
    }

    private static String text(Node value) {
        if (value instanceof BooleanNode flag) {
            return Boolean.toString(flag.value());
        }
        return value instanceof TextNode text ? text.value() : "";
    }

    /** The values of a cluster that a pattern covers. */
    List<Used> matching(Cluster cluster, ValuePattern pattern) {
        List<Used> found = new ArrayList<>();
        for (Used used : byCluster.getOrDefault(cluster.path(), List.of())) {
            if (pattern.matches(used.path(), used.text())) {
                found.add(used);
            }
        }
        return found;
    }

    /** The first value of a cluster that one of some patterns covers. */
    Optional<Used> first(Cluster cluster, List<ValuePattern> patterns) {
        for (ValuePattern pattern : patterns) {
            List<Used> found = matching(cluster, pattern);
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }
}
