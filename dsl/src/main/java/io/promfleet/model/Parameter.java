package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL parameter of a scrape; an entry of {@code params}.
 *
 * @param name the name
 * @param values its values in order
 * @param declaredAt the place where it was declared, which is no part of equality
 */
public record Parameter(String name, List<String> values, Location declaredAt) {
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
