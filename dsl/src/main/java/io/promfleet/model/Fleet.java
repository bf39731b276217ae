package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import org.immutables.value.Value;

/**
 * A hub, the clusters that report to it, and how Flux brings both about.
 */
@Value.Immutable
public interface Fleet {

    /**
     * The name that generated objects are labelled with.
     *
     * @return the name
     */
    String name();

    /**
     * The namespace of everything about metrics, in every cluster.
     *
     * @return a DNS label, {@code monitoring} unless said otherwise
     */
    String namespace();

    /**
     * The chart that hub and sources run.
     *
     * @return the chart
     */
    Chart chart();

    /**
     * The version of the chart that a cluster runs.
     *
     * @param cluster the hub or a source of this fleet
     * @return its own version if it has one, else the fleet's
     */
    default String chartVersion(Cluster cluster) {
        return cluster.ownChart().map(SaidVersion::version).orElseGet(() -> chart().version());
    }

    /**
     * How Flux applies the tree.
     *
     * @return the settings
     */
    Flux flux();

    /**
     * The cluster that receives all series.
     *
     * @return the hub
     */
    Hub hub();

    /**
     * The clusters that report to the hub, in the order of their declaration.
     *
     * @return the sources
     */
    List<Source> sources();

    /**
     * The warnings that are accepted for a while, in the order of their declaration.
     *
     * @return the suppressions
     */
    List<Suppression> suppressions();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Whether a source has a folder that Flux applies.
     *
     * @param source one of the sources
     * @return true if something of promfleet is in it, and if its own Flux is to remove what was
     */
    default boolean deploys(Source source) {
        return source.isDeployed() || (source.runsFlux() && flux().layout() == FluxLayout.FLUX_IN_EVERY_CLUSTER);
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
    final class Builder extends ImmutableFleet.Builder {
        Builder() {}
    }
}
