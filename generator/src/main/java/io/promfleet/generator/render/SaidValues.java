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
        for (ChartValue said : cluster.chartValues()) {
            List<String> start = said.path();
            if (start.size() <= path.length && start.equals(List.of(path).subList(0, start.size()))) {
                ConfigValue found = inside(said.value(), path, start.size());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
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
