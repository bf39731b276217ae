package io.promfleet.model;

import java.util.List;

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
}
