package io.promfleet.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The cluster that receives all series.
 */
@Value.Immutable
public non-sealed interface Hub extends Cluster {

    /**
     * The Prometheus that receives, stores and answers queries.
     *
     * @return the stack
     */
    PrometheusStack prometheus();

    /**
     * How senders reach it.
     *
     * @return the receiver
     */
    Receiver receiver();

    /**
     * Whether something in the hub's own cluster takes the samples, at a Service whose name is known.
     *
     * @return false where the receiver is said to be something else
     */
    default boolean receivesInCluster() {
        return receiver().isPrometheus();
    }

    /**
     * Whether what evaluates the hub's rules sees the series of the sources.
     *
     * @return false where they are in something that promfleet does not run
     */
    default boolean evaluatesRules() {
        return receiver().isPrometheus();
    }

    /**
     * The alerts of the hub about its fleet.
     *
     * @return empty if there are none
     */
    Optional<HubAlerts> alerts();

    /**
     * Where its calls stand at which checks may point. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    @Value.Default
    default CallPlaces calls() {
        return CallPlaces.NONE;
    }

    /**
     * Whether the dashboards of the fleet stand on it, one ConfigMap each, for the sidecar of Grafana.
     *
     * @return true unless said otherwise
     */
    boolean dashboards();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableHub.Builder {
        Builder() {}
    }
}
