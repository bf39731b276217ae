package io.promfleet.generator.render;

import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chart values of the user that other parts of the tree follow. */
final class SaidValues {
    private SaidValues() {}

    /** The value at a path, said as a whole or inside an object; null if it was not said. */
    static @Nullable ConfigValue at(Cluster cluster, String... path) {
        ChartValue said = by(cluster, path);
        return said == null ? null : inside(said.value(), path, said.path().size());
    }

    /** What says the value at a path; null if nothing does. */
    static @Nullable ChartValue by(Cluster cluster, String... path) {
        for (ChartValue said : cluster.chartValues()) {
            List<String> start = said.path();
            if (start.size() <= path.length
                    && start.equals(List.of(path).subList(0, start.size()))
                    && inside(said.value(), path, start.size()) != null) {
                return said;
            }
        }
        return null;
    }

    /** What a chart value says directly below a path, by its keys. */
    static List<String> keysBelow(ChartValue said, String path) {
        String whole = String.join(".", said.path());
        if (whole.equals(path) && said.value() instanceof ConfigValue.ObjectValue object) {
            return object.fields().stream().map(ConfigValue.Field::name).toList();
        }
        return whole.startsWith(path + ".") ? List.of(said.path().get(path.split("\\.", -1).length)) : List.of();
    }

    /** Whether a truth value was said at a path. */
    static boolean is(Cluster cluster, boolean value, String... path) {
        return at(cluster, path) instanceof ConfigValue.BooleanValue said && said.value() == value;
    }

    /** The text at a path, or null. */
    static @Nullable String text(Cluster cluster, String... path) {
        return at(cluster, path) instanceof ConfigValue.TextValue text ? text.value() : null;
    }

    private static @Nullable ConfigValue inside(ConfigValue value, String[] path, int depth) {
        if (depth == path.length) {
            return value;
        }
        if (value instanceof ConfigValue.ObjectValue object) {
            for (ConfigValue.Field field : object.fields()) {
                if (field.name().equals(path[depth])) {
                    return inside(field.value(), path, depth + 1);
                }
            }
        }
        return null;
    }
}
