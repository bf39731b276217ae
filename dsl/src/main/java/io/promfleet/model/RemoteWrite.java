package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A target of remote write; {@code remote_write} of Prometheus.
 */
@Value.Immutable
public interface RemoteWrite {

    /**
     * Its name, which Prometheus puts on the metrics of its queue as {@code remote_name}; unique in its cluster.
     *
     * @return the name; empty only where a file that was read says none
     */
    String name();

    /**
     * Where it sends to; empty for the fleet's hub, whose address is derived.
     *
     * @return the complete address
     */
    Optional<URI> url();

    /**
     * The tenant that it writes for, where that is another than the receiver's.
     *
     * @return empty for what the receiver says
     */
    Optional<String> tenant();

    /**
     * How long one request may take; {@code remote_timeout}.
     *
     * @return the time, 30s if empty
     */
    Optional<Duration> remoteTimeout();

    /**
     * HTTP headers sent with every request; {@code headers}.
     *
     * @return the headers in the order of their declaration
     */
    List<Header> headers();

    /**
     * Rules applied to every series before it is sent, after the external labels were added; {@code write_relabel_configs}.
     *
     * @return the rules
     */
    RelabelRules writeRelabels();

    /**
     * Whether exemplars are sent; {@code send_exemplars}.
     *
     * @return false if empty
     */
    Optional<Boolean> sendExemplars();

    /**
     * Whether native histograms are sent; {@code send_native_histograms}.
     *
     * @return false if empty
     */
    Optional<Boolean> sendNativeHistograms();

    /**
     * Which message is sent; {@code protobuf_message}.
     *
     * @return {@link ProtobufMessage#V1} if empty
     */
    Optional<ProtobufMessage> protobufMessage();

    /**
     * Whether every address behind the host name is used in turn; {@code round_robin_dns}.
     *
     * @return false if empty
     */
    Optional<Boolean> roundRobinDns();

    /**
     * How samples are buffered and sent; {@code queue_config}.
     *
     * @return the queue, Prometheus' defaults if empty
     */
    Optional<Queue> queue();

    /**
     * How metadata is sent; {@code metadata_config}.
     *
     * @return the settings, Prometheus' defaults if empty
     */
    Optional<Metadata> metadata();

    /**
     * How the connection is made; for the hub, what is empty here comes from its {@link Receiver}.
     *
     * @return the settings
     */
    HttpClient http();

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
    final class Builder extends ImmutableRemoteWrite.Builder {
        Builder() {}
    }
}
