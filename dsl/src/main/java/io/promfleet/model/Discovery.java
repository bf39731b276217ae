package io.promfleet.model;

import org.immutables.value.Value;

/**
 * Targets that Prometheus finds in another system; any {@code *_sd_configs} that has no type of its own here. All kinds have
 * one shape: keys of Prometheus and how the other system is reached.
 */
@Value.Immutable
public non-sealed interface Discovery extends ServiceDiscovery {

    /**
     * What is asked; the key of Prometheus without {@code _sd_configs}.
     *
     * @return for instance {@code consul}
     */
    String kind();

    /**
     * What is asked for.
     *
     * @return all keys but those of the HTTP client
     */
    Settings settings();

    /**
     * How the other system is reached.
     *
     * @return the settings, {@link HttpClient#NONE} where nothing is said
     */
    HttpClient http();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableDiscovery.Builder {
        Builder() {}
    }
}
