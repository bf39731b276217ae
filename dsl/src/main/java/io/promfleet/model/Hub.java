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
     * Alerts on clusters and jobs from which nothing arrives.
     *
     * @return empty if there are none
     */
    Optional<SilenceAlerts> silenceAlerts();

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
