package io.promfleet.generator.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of several things with one name is meant in a file, where a repository holds several clusters: clusters have folders of
 * their own, so that it is one of those with the most folders in common.
 *
 * @param <T> the things
 */
final class NearestFiles<T> {
    private final Map<String, List<T>> below = new HashMap<>();

    /** Takes a thing of a file. */
    void add(String file, T thing) {
        for (String at = FluxTrees.slashes(file); at != null; at = outside(at)) {
            below.computeIfAbsent(at, folder -> new ArrayList<>(1)).add(thing);
        }
    }

    /**
     * The nearest.
     *
     * @param file the file that refers to them
     * @param fits which of them may be meant at all
     * @return those that are equally near, in the order in which they came
     */
    List<T> to(String file, Predicate<T> fits) {
        for (String at = FluxTrees.slashes(file); at != null; at = outside(at)) {
            List<T> near =
                    below.getOrDefault(at, List.of()).stream().filter(fits).toList();
            if (!near.isEmpty()) {
                return near;
            }
        }
        return List.of();
    }

    /** The folder of a file or folder; null if there is none. */
    private static @Nullable String outside(String path) {
        return path.isEmpty() ? null : path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
