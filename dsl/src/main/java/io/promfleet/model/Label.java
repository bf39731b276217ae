package io.promfleet.model;

import io.promfleet.finding.Location;
import org.jspecify.annotations.Nullable;

/**
 * A label, or an annotation, with the place where it was declared, which is no part of equality.
 *
 * @param name the name
 * @param value the value
 * @param declaredAt the place
 */
public record Label(String name, String value, Location declaredAt) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label label && name.equals(label.name) && value.equals(label.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + value.hashCode();
    }
}
