package io.promfleet.model;

import io.promfleet.finding.Location;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP header; {@code headers} of remote write.
 *
 * @param name the name
 * @param value the value; not for credentials, which belong into a Secret
 * @param declaredAt the place, no part of equality
 */
public record Header(String name, String value, Location declaredAt) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Header header && name.equals(header.name) && value.equals(header.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + value.hashCode();
    }
}
