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
