package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An object beyond what promfleet models; checked against its schema where promfleet knows one.
 */
@Value.Immutable
public interface ExtraManifest {

    /**
     * {@code apiVersion}.
     *
     * @return the version
     */
    String apiVersion();

    /**
     * {@code kind}.
     *
     * @return the kind
     */
    String kind();

    /**
     * {@code metadata.name}.
     *
     * @return the name
     */
    String name();

    /**
     * {@code metadata.namespace}.
     *
     * @return the namespace; empty for an object of the whole cluster
     */
    Optional<String> namespace();

    /**
     * {@code metadata.labels}.
     *
     * @return the labels
     */
    List<Label> labels();

    /**
     * {@code metadata.annotations}.
     *
     * @return the annotations
     */
    List<Label> annotations();

    /**
     * Everything beside {@code apiVersion}, {@code kind} and {@code metadata}.
     *
     * @return the fields
     */
    ConfigValue.ObjectValue body();

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
    final class Builder extends ImmutableExtraManifest.Builder {
        Builder() {}
    }
}
