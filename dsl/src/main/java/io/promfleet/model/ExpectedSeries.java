package io.promfleet.model;

import io.promfleet.finding.Location;
import org.immutables.value.Value;

/** How many active series a cluster is expected to have, which nobody can know but who runs it. */
@Value.Immutable
public interface ExpectedSeries {

    /**
     * Active series of all its jobs together, those of the chart included.
     *
     * @return at least 1
     */
    long number();

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
    final class Builder extends ImmutableExpectedSeries.Builder {
        Builder() {}
    }
}
