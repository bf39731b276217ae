package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How senders reach the hub: Prometheus' remote-write receiver ({@code --web.enable-remote-write-receiver}).
 */
@Value.Immutable
public interface Receiver {

    /**
     * The address under which other clusters reach the hub's Prometheus, without {@code /api/v1/write}; empty when only the
     * Service inside the hub's cluster exists.
     *
     * @return the address
     */
    Optional<URI> externalUrl();

    /**
     * How every sender authenticates.
     *
     * @return the method
     */
    Optional<Authentication> authentication();

    /**
     * How every sender checks the hub's certificate and presents its own.
     *
     * @return the settings
     */
    Optional<Tls> tls();

    /**
     * How old a sample may be and still be stored; {@code storage.tsdb.out_of_order_time_window} of the hub.
     *
     * @return the window; empty for what the sources need
     */
    Optional<Duration> outOfOrderTimeWindow();

    /**
     * How it is reached from outside of the hub's cluster.
     *
     * @return empty where something that is not promfleet's leads there, or nothing does
     */
    Optional<Exposure> exposure();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Where its calls stand. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    @Value.Default
    default CallPlaces calls() {
        return CallPlaces.NONE;
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
    final class Builder extends ImmutableReceiver.Builder {
        Builder() {}
    }
}
