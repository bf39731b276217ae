package io.promfleet.generator.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that are defined at a place of a template, in the order of their declaration. */
final class Variables {
    private static final int SHOWN = 8;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Variables(List<String> names) {
        names.forEach(this::declare);
    }

    void declare(String name) {
        names.add(name);
        counts.merge(name, 1, Integer::sum);
    }

    boolean has(String name) {
        return counts.containsKey(name);
    }

    /** How many declarations there were, for {@link #backTo}. */
    int size() {
        return names.size();
    }

    void backTo(int size) {
        List<String> gone = names.subList(size, names.size());
        gone.forEach(name -> counts.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1));
        gone.clear();
    }

    /** Some of them for a hint, each in backticks. */
    String shown() {
        List<String> named = names.stream()
                .filter(name -> name.length() > 1)
                .distinct()
                .limit(SHOWN)
                .toList();
        return named.isEmpty() ? "none but `$`" : "`" + String.join("`, `", named) + "`";
    }
}
