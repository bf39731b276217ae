package io.promfleet.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chart values that a definition says of a cluster, by their path: as a whole or inside an object. */
public final class SaidValues {
    private SaidValues() {}

    /**
     * The value at a path.
     *
     * @param cluster whose values
     * @param path one entry a level
     * @return the value; null if it was not said
     */
    public static @Nullable ConfigValue at(Cluster cluster, String... path) {
        ChartValue said = by(cluster, path);
        return said == null ? null : inside(said.value(), path, said.path().size());
    }

    /**
     * What says the value at a path.
     *
     * @param cluster whose values
     * @param path one entry a level
     * @return the value or the object around it; null if nothing says it
     */
    public static @Nullable ChartValue by(Cluster cluster, String... path) {
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

    /**
     * What a chart value says directly below a path.
     *
     * @param said the chart value
     * @param path the keys, joined by dots
     * @return the keys there
     */
    public static List<String> keysBelow(ChartValue said, String path) {
        String whole = String.join(".", said.path());
        if (whole.equals(path) && said.value() instanceof ConfigValue.ObjectValue object) {
            return object.fields().stream().map(ConfigValue.Field::name).toList();
        }
        return whole.startsWith(path + ".") ? List.of(said.path().get(path.split("\\.", -1).length)) : List.of();
    }

    /**
     * Whether a truth value was said at a path.
     *
     * @param cluster whose values
     * @param value true or false
     * @param path one entry a level
     * @return true if exactly this was said
     */
    public static boolean is(Cluster cluster, boolean value, String... path) {
        return at(cluster, path) instanceof ConfigValue.BooleanValue said && said.value() == value;
    }

    /**
     * The text at a path.
     *
     * @param cluster whose values
     * @param path one entry a level
     * @return the text; null if none was said
     */
    public static @Nullable String text(Cluster cluster, String... path) {
        return at(cluster, path) instanceof ConfigValue.TextValue text ? text.value() : null;
    }

    private static @Nullable ConfigValue inside(ConfigValue value, String[] path, int depth) {
        if (depth == path.length) {
            return value;
        }
        ConfigValue inner = value instanceof ConfigValue.ObjectValue object ? object.value(path[depth]) : null;
        return inner == null ? null : inside(inner, path, depth + 1);
    }
}
