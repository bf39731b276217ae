package io.promfleet.model;

import io.promfleet.finding.Location;
import org.jspecify.annotations.Nullable;

/**
 * A key of Prometheus' configuration and what it was set to, with the place where that was said, which is no part of
 * equality.
 *
 * @param key the key, spelled as Prometheus spells it; for a credential the key that takes its text
 * @param value the value
 * @param declaredAt the place
 */
public record Setting(String key, ConfigValue value, Location declaredAt) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting setting && key.equals(setting.key) && value.equals(setting.value);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + value.hashCode();
    }
}
