package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dialect.ConfigValues;
import io.promfleet.generator.layers.TemplatedValues;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.ChartValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chart values while they come together. What promfleet only presets, a chart value of the user replaces; what the user
 * said through the DSL, and what the fleet's identity and transport rest on, it must not.
 */
final class ValuesTree {
    /** A chart value contradicts what the definition says elsewhere. */
    static final String CONFLICT = "PF042";

    private final TemplateEscape escape;
    private final Branch root = new Branch();

    ValuesTree(TemplateEscape escape) {
        this.escape = escape;
    }

    /** Sets a value that chart values may replace. */
    ValuesTree preset(String path, Node value) {
        put(path, new Leaf(value, true, null));
        return this;
    }

    /** Sets a value that stands. */
    ValuesTree fixed(String path, Node value) {
        put(path, new Leaf(value, false, null));
        return this;
    }

    /** Keeps a path free: it is set elsewhere, where this one would be replaced or would replace it. */
    ValuesTree reserve(String path) {
        put(path, new Leaf(null, false, null));
        return this;
    }

    /** Adds a chart value of the user, or reports why it cannot be. */
    void overlay(ChartValue chartValue, String clusterPath, Findings findings) {
        Origin origin = new Origin(step(chartValue), chartValue.declaredAt());
        String conflict = overlay(root, chartValue.path(), 0, ConfigValues.node(chartValue.value()), origin);
        if (conflict != null) {
            findings.add(conflict(conflict, chartValue, clusterPath));
        }
    }

    /** Reports a chart value of the user that the cluster would take in place of what stands at a path. */
    void reportInPlaceOf(String path, ChartValue said, String clusterPath, Findings findings) {
        if (stands(at(path))) {
            findings.add(conflict(path, said, clusterPath));
        }
    }

    MapNode build() {
        return build(root, new ArrayList<>());
    }

    private @Nullable Object at(String path) {
        Object there = root;
        for (String key : path.split("\\.", -1)) {
            there = there instanceof Branch branch ? branch.entries.get(key) : null;
        }
        return there;
    }

    /** Whether something is here, or somewhere below, that chart values must not replace. */
    private static boolean stands(@Nullable Object there) {
        if (there instanceof Branch branch) {
            return branch.entries.values().stream().anyMatch(ValuesTree::stands);
        }
        return there instanceof Leaf leaf && !leaf.replaceable && leaf.origin == null;
    }

    private static Finding conflict(String path, ChartValue said, String clusterPath) {
        return new Finding(
                CONFLICT,
                Severity.ERROR,
                Origin.join(clusterPath, step(said)),
                said.declaredAt(),
                "The value `" + path + "` is set by promfleet from what the definition says elsewhere.",
                "Say it with the builder's own method, and leave the chart value out.",
                List.of());
    }

    private static String step(ChartValue said) {
        return "value(" + String.join(".", said.path()) + ")";
    }

    /** The path of the first value that stands in the way, or null. */
    private @Nullable String overlay(Branch branch, List<String> path, int depth, Node value, Origin origin) {
        String key = path.get(depth);
        Object there = branch.entries.get(key);
        if (depth < path.size() - 1) {
            if (there instanceof Leaf leaf && !leaf.replaceable) {
                return String.join(".", path.subList(0, depth + 1));
            }
            Branch next;
            if (there instanceof Branch known) {
                next = known;
            } else {
                next = new Branch();
                next.said = true;
                branch.entries.put(key, next);
            }
            next.say(origin);
            return overlay(next, path, depth + 1, value, origin);
        }
        if (there instanceof Branch known) {
            if (!(value instanceof MapNode map)) {
                return String.join(".", path);
            }
            for (int i = 0; i < map.size(); i++) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(map.key(i));
                String conflict = overlay(known, deeper, depth + 1, map.value(i), origin);
                if (conflict != null) {
                    return conflict;
                }
            }
            return null;
        }
        if (there instanceof Leaf leaf && !leaf.replaceable) {
            return String.join(".", path);
        }
        branch.entries.put(key, new Leaf(value, false, origin));
        return null;
    }

    private void put(String path, Leaf leaf) {
        Branch branch = root;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            branch = (Branch) branch.entries.computeIfAbsent(path.substring(from, dot), key -> new Branch());
            from = dot + 1;
        }
        branch.entries.put(path.substring(from), leaf);
    }

    private MapNode build(Branch branch, List<String> path) {
        MapNode.Builder map = MapNode.builder();
        for (Map.Entry<String, Object> entry : branch.entries.entrySet()) {
            path.add(entry.getKey());
            if (entry.getValue() instanceof Branch inner) {
                MapNode built = build(inner, path);
                if (built.size() > 0) {
                    map.put(entry.getKey(), built, inner.origin);
                }
            } else if (entry.getValue() instanceof Leaf leaf && leaf.value != null) {
                Node value = TemplatedValues.isTemplated(path) ? escape.escape(leaf.value) : leaf.value;
                map.put(entry.getKey(), value, leaf.origin);
            }
            path.remove(path.size() - 1);
        }
        return map.build();
    }

    private static final class Branch {
        private final Map<String, Object> entries = new LinkedHashMap<>();
        /** Whether only chart values of the user lead here: then a mistake in the name is theirs. */
        private boolean said;

        private @Nullable Origin origin;

        void say(Origin by) {
            if (!said) {
                return;
            }
            if (origin == null) {
                origin = by;
            } else if (!origin.equals(by)) {
                // Several values share this part of their paths: the first one's line, and no value's name.
                origin = new Origin("", origin.location());
            }
        }
    }

    private record Leaf(
            @Nullable Node value,
            boolean replaceable,
            @Nullable Origin origin) {}
}
