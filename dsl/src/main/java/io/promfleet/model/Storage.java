package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A persistent volume claim.
 */
@Value.Immutable
public interface Storage {

    /**
     * How large; {@code spec.resources.requests.storage}.
     *
     * @return the size
     */
    ByteSize size();

    /**
     * Its storage class; {@code spec.storageClassName}.
     *
     * @return the name; the cluster's default class if empty
     */
    Optional<String> storageClass();

    /**
     * How it may be mounted; {@code spec.accessModes}.
     *
     * @return at least one
     */
    List<AccessMode> accessModes();

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
    final class Builder extends ImmutableStorage.Builder {
        Builder() {}
    }
}
