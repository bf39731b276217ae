package io.promfleet.generator.check;

import io.promfleet.model.Chart;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Whether an address is that of the fleet's own hub. */
final class HubAddress {
    private static final String WRITE_PATH = "/api/v1/write";

    private final Optional<String> external;
    private final String service;

    HubAddress(Fleet fleet) {
        Receiver receiver = fleet.hub().receiver();
        this.external = receiver.address().map(base -> plain(receiver.writeAddress(base, Optional.empty())));
        this.service = Chart.PROMETHEUS_SERVICE + "." + fleet.namespace();
    }

    /** Whether requests to an address arrive at the hub, when they are sent from another cluster. */
    boolean isReachedBy(URI address) {
        return external.isPresent() && plain(address).equals(external.get());
    }

    /** Whether requests to an address arrive at the Prometheus of the cluster that they are sent from. */
    boolean isOfOwnCluster(URI address) {
        String host = host(address);
        return host.equals(service)
                || host.equals(service + ".svc")
                || host.equals(service + ".svc.cluster.local")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.startsWith("127.");
    }

    /** Where a Prometheus with an address takes remote writes. */
    static String receiverAt(URI base) {
        return plain(base) + WRITE_PATH;
    }

    private static String host(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The address without what makes no difference: case of the host, the usual port, a slash at the end. */
    static String plain(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return scheme + "://" + host(address) + port
                + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
