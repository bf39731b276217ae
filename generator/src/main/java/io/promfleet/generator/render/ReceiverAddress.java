package io.promfleet.generator.render;

import io.promfleet.finding.Location;
import io.promfleet.model.AsSent;
import io.promfleet.model.Fleet;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a source sends to and how it connects: what it says itself, and for the hub what the receiver asks for. */
public final class ReceiverAddress {
    private final Fleet fleet;

    /**
     * The addresses of a fleet.
     *
     * @param fleet the fleet
     */
    public ReceiverAddress(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * The address that a source sends to.
     *
     * @param source the source
     * @param remoteWrite its target
     * @return the address; null if the target is the hub and the source cannot reach it
     */
    public @Nullable URI of(Source source, RemoteWrite remoteWrite) {
        URI own = remoteWrite.url().orElse(null);
        if (own != null) {
            return own;
        }
        Receiver receiver = fleet.hub().receiver();
        // Only the hub's own Prometheus has a Service whose name is known here.
        if (source.inHubCluster() && receiver.isPrometheus()) {
            return inCluster();
        }
        return receiver.address()
                .map(base -> receiver.writeAddress(base, AsSent.tenant(receiver, remoteWrite)))
                .orElse(null);
    }

    /**
     * A target as its sender is configured: with what follows from the receiver.
     *
     * @param source the source
     * @param remoteWrite its target
     * @return the target
     */
    public RemoteWrite asSent(Source source, RemoteWrite remoteWrite) {
        return AsSent.of(fleet, source, remoteWrite);
    }

    /** The address that the hub's own Prometheus sends to; null where it receives itself. */
    @Nullable
    URI ofHub() {
        return fleet.hub().receiver().isPrometheus() ? null : external();
    }

    /** The address of the hub's receiver for senders outside of its cluster; null if none was said. */
    @Nullable
    URI external() {
        Receiver receiver = fleet.hub().receiver();
        return receiver.address()
                .map(base -> receiver.writeAddress(base, Optional.empty()))
                .orElse(null);
    }

    /**
     * The address of the hub's receiver for senders inside its cluster.
     *
     * @return the service's address
     */
    public URI inCluster() {
        return URI.create(
                "http://" + Release.prometheusService() + "." + fleet.namespace() + ".svc:" + Release.PORT + path());
    }

    /**
     * The path of the receiver at the hub's own Prometheus.
     *
     * @return {@code /api/v1/write}, below the chart's {@code routePrefix} if that was said
     */
    String path() {
        String prefix = SaidValues.text(fleet.hub(), "prometheus", "prometheusSpec", "routePrefix");
        // As Prometheus itself takes it: one slash in front, none behind.
        String plain = prefix == null ? "" : prefix.replaceAll("^/+|/+$", "");
        return (plain.isEmpty() ? "" : "/" + plain) + Release.WRITE_PATH;
    }

    /**
     * How a source connects to a target.
     *
     * @param source the source
     * @param remoteWrite the target
     * @return the settings; for the hub, what the target leaves open is the receiver's
     */
    public HttpClient http(Source source, RemoteWrite remoteWrite) {
        HttpClient own = remoteWrite.http();
        Receiver receiver = fleet.hub().receiver();
        boolean elsewhere = remoteWrite.url().isPresent();
        boolean nothingToAdd =
                receiver.authentication().isEmpty() && receiver.tls().isEmpty();
        // Inside the hub's cluster the service is reached past whatever checks credentials and speaks TLS.
        if (elsewhere || nothingToAdd || (source.inHubCluster() && receiver.isPrometheus())) {
            return own;
        }
        Location declaredAt = remoteWrite.declaredAt();
        return HttpClient.builder()
                .authentication(or(own.authentication(), receiver.authentication()))
                .tls(or(own.tls(), receiver.tls()))
                .settings(own.settings())
                .declaredAt(declaredAt)
                .build();
    }

    private static <T> Optional<? extends T> or(Optional<? extends T> first, Optional<? extends T> second) {
        return first.isPresent() ? first : second;
    }
}
