package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * CPU and memory of a container.
 */
@Value.Immutable
public interface Resources {

    /**
     * What is reserved; {@code requests.cpu}.
     *
     * @return the amount
     */
    Optional<Cpu> cpuRequest();

    /**
     * What may be used; {@code limits.cpu}.
     *
     * @return the amount
     */
    Optional<Cpu> cpuLimit();

    /**
     * What is reserved; {@code requests.memory}.
     *
     * @return the amount
     */
    Optional<ByteSize> memoryRequest();

    /**
     * What may be used; {@code limits.memory}.
     *
     * @return the amount
     */
    Optional<ByteSize> memoryLimit();

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
    final class Builder extends ImmutableResources.Builder {
        Builder() {}
    }
}
