package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How senders reach the hub: Prometheus' remote-write receiver ({@code --web.enable-remote-write-receiver}), or what takes its place.
 */
@Value.Immutable
public interface Receiver {

    /**
     * What takes the samples.
     *
     * @return the hub's own Prometheus unless said otherwise
     */
    @Value.Default
    default ReceiverProfile profile() {
        return new ReceiverProfile.Prometheus();
    }

    /**
     * Whether what takes the samples is the hub's own Prometheus.
     *
     * @return false where nothing receives in the hub's Prometheus
     */
    default boolean isPrometheus() {
        return profile() instanceof ReceiverProfile.Prometheus;
    }

    /**
     * The address under which other clusters reach it, without the path at which it takes samples; empty when only the
     * Service inside the hub's cluster exists, and where the address follows from the profile.
     *
     * @return the address
     */
    Optional<URI> externalUrl();

    /**
     * The tenant that senders write for which name none themselves.
     *
     * @return empty for none
     */
    Optional<String> tenant();

    /**
     * Whether it was said that equal senders are made one. Some do that without being told.
     *
     * @return false unless said
     */
    @Value.Default
    default boolean deduplicates() {
        return false;
    }

    /**
     * The largest request, as it comes over the network, that whatever stands at the address lets through.
     *
     * @return empty if nobody said
     */
    Optional<ByteSize> bodyLimit();

    /**
     * The address for senders outside of the hub's cluster: what was said, or what follows from the profile.
     *
     * @return without the path at which it takes samples; empty if there is none
     */
    default Optional<URI> address() {
        return externalUrl().isPresent() ? externalUrl() : profile().address();
    }

    /**
     * The address that a sender writes to.
     *
     * @param base scheme and host, with the path prefix if there is one
     * @param own the tenant that the sender names itself
     * @return the complete address
     */
    default URI writeAddress(URI base, Optional<String> own) {
        return below(base, profile().writePath(own.isPresent() ? own : tenant()));
    }

    /**
     * The address below which it answers the queries of Prometheus' HTTP API.
     *
     * @param base scheme and host, with the path prefix if there is one
     * @return without {@code /api/v1}; empty where queries go to another address
     */
    default Optional<URI> queryAddress(URI base) {
        return profile().queryPath(tenant()).map(path -> below(base, path));
    }

    private static URI below(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /**
     * What it does with equal senders.
     *
     * @return {@link Deduplication.None} where it keeps every copy, or nobody said that it does not
     */
    default Deduplication deduplication() {
        return deduplicates() || profile().alwaysDeduplicates() ? profile().deduplication() : new Deduplication.None();
    }

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
