package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The Prometheus of the hub finds targets of a source by the discoveries that its jobs say, such as DNS, Consul, a cloud's
 * or a file, and scrapes them by their own addresses. Nothing has to run in the source, which may be no Kubernetes at all.
 */
@Value.Immutable
public non-sealed interface DiscoveredByHub extends Approach {

    @Override
    default String call() {
        return "discoveredByHub";
    }

    /**
     * Which of the targets found are of this source; rules that run before those of a job.
     *
     * @return the rules; none if all targets are
     */
    RelabelRules keeps();

    /**
     * How often targets are scraped whose job does not say so itself.
     *
     * @return the interval, the hub's own if empty
     */
    Optional<Duration> scrapeInterval();

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
    final class Builder extends ImmutableDiscoveredByHub.Builder {
        Builder() {}
    }
}
