package io.promfleet.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL parameter of a scrape; an entry of {@code params}.
 *
 * @param name the name
 * @param values its values in order
 */
public record Parameter(String name, List<String> values) {
    /** Keeps its own copy of the values. */
    public Parameter {
        values = List.copyOf(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameter parameter && name.equals(parameter.name) && values.equals(parameter.values);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + values.hashCode();
    }
}
