package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Sending of metric metadata; {@code metadata_config} of Prometheus. What is empty keeps Prometheus' default.
 */
@Value.Immutable
public interface Metadata {

    /**
     * Whether metadata is sent; {@code send}, default true.
     *
     * @return the choice
     */
    Optional<Boolean> send();

    /**
     * How often; {@code send_interval}, default 1m.
     *
     * @return the interval
     */
    Optional<Duration> sendInterval();

    /**
     * Most entries in one request; {@code max_samples_per_send}, default 2000.
     *
     * @return the number
     */
    Optional<Long> maxSamplesPerSend();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableMetadata.Builder {
        Builder() {}
    }
}
