package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks into trees of maps and lists, as readers of JSON and YAML give them. */
final class At {
    private At() {}

    /** What is at a path of keys (strings) and positions (integers). */
    static Object in(Object tree, Object... path) {
        Object at = tree;
        for (Object step : path) {
            Object next = step instanceof Integer position ? ((List<?>) at).get(position) : ((Map<?, ?>) at).get(step);
            assertThat(next).as("%s of %s", step, at).isNotNull();
            at = Objects.requireNonNull(next);
        }
        return at;
    }

    static Map<?, ?> map(Object tree, Object... path) {
        return (Map<?, ?>) in(tree, path);
    }

    static List<?> list(Object tree, Object... path) {
        return (List<?>) in(tree, path);
    }

    static String text(Object tree, Object... path) {
        return (String) in(tree, path);
    }
}
