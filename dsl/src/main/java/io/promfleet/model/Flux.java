package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How Flux applies the tree.
 */
@Value.Immutable
public interface Flux {

    /**
     * Which clusters run Flux.
     *
     * @return the layout
     */
    FluxLayout layout();

    /**
     * The Flux source that holds the tree.
     *
     * @return the name of a GitRepository, {@code flux-system} unless said otherwise
     */
    String sourceName();

    /**
     * The namespace of Flux and of that source.
     *
     * @return {@code flux-system} unless said otherwise
     */
    String namespace();

    /**
     * The folder in the Git repository that the tree is written to.
     *
     * @return a relative path without a leading or trailing slash, {@code ""} for the repository's root; empty if it was
     *     not said, which means the root too
     */
    Optional<String> path();

    /**
     * How often Flux reconciles; {@code spec.interval} of its objects.
     *
     * @return the interval
     */
    Duration interval();

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
    final class Builder extends ImmutableFlux.Builder {
        Builder() {}
    }
}
