package io.promfleet.model;

import io.promfleet.finding.Location;
import org.immutables.value.Value;

/** A version that was said of one cluster. */
@Value.Immutable
public interface SaidVersion {

    /**
     * The version.
     *
     * @return for instance {@code 88.5.3}
     */
    String version();

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
    final class Builder extends ImmutableSaidVersion.Builder {
        Builder() {}
    }
}
