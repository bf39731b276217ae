package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The queue of a remote-write target; {@code queue_config} of Prometheus. What is empty keeps Prometheus' default.
 */
@Value.Immutable
public interface Queue {

    /**
     * Samples buffered in each shard before reading from the WAL is blocked; {@code capacity}, default 10000.
     *
     * @return the number
     */
    Optional<Long> capacity();

    /**
     * Most shards; {@code max_shards}, default 50.
     *
     * @return the number
     */
    Optional<Long> maxShards();

    /**
     * Fewest shards; {@code min_shards}, default 1.
     *
     * @return the number
     */
    Optional<Long> minShards();

    /**
     * Most samples in one request; {@code max_samples_per_send}, default 2000.
     *
     * @return the number
     */
    Optional<Long> maxSamplesPerSend();

    /**
     * Longest time a sample waits for its request to fill; {@code batch_send_deadline}, default 5s.
     *
     * @return the time
     */
    Optional<Duration> batchSendDeadline();

    /**
     * First pause before a retry, doubled each time; {@code min_backoff}, default 30ms.
     *
     * @return the time
     */
    Optional<Duration> minBackoff();

    /**
     * Longest pause before a retry; {@code max_backoff}, default 5s.
     *
     * @return the time
     */
    Optional<Duration> maxBackoff();

    /**
     * Whether a request that was answered with 429 is sent again; {@code retry_on_http_429}, default false; the Prometheus
     * Operator calls it {@code retryOnRateLimit}.
     *
     * @return the choice
     */
    Optional<Boolean> retryOnHttp429();

    /**
     * Samples older than this are not sent; {@code sample_age_limit}, default 0s for no limit.
     *
     * @return the age
     */
    Optional<Duration> sampleAgeLimit();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Where its calls stand. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    @Value.Default
    default CallPlaces calls() {
        return CallPlaces.NONE;
    }

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableQueue.Builder {
        Builder() {}
    }
}
