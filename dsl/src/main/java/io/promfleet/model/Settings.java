package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one section of Prometheus' configuration: its keys in the order in which they were said, each once. Holds
 * what is said too rarely for an attribute of its own, so that thousands of jobs pay nothing for it.
 */
public final class Settings implements ConfigValue {
    /** Nothing is said. */
    public static final Settings NONE = new Settings(List.of());

    private final List<Setting> all;

    /**
     * Settings.
     *
     * @param settings the settings in order, each key once
     */
    public Settings(List<Setting> settings) {
        this.all = List.copyOf(settings);
    }

    /**
     * The settings in order.
     *
     * @return unmodifiable
     */
    public List<Setting> all() {
        return all;
    }

    /**
     * Whether nothing is said.
     *
     * @return true without settings
     */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * What a key was set to.
     *
     * @param key the key, spelled as Prometheus spells it
     * @return the setting; empty if it was not said
     */
    public Optional<Setting> setting(String key) {
        for (Setting setting : all) {
            if (setting.key().equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && all.equals(settings.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Setting setting : all) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(setting.key())
                    .append('=')
                    .append(setting.value());
        }
        return text.append('}').toString();
    }
}
