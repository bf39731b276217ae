package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Receiver;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How senders reach the hub. Said once: every source derives its address and credentials from here. The credentials are
 * those that the sources present; their Secrets stand in each source.
 */
public final class ReceiverBuilder extends ClientBuilder<ReceiverBuilder> {
    private static final String WRITE_PATH = "/api/v1/write";

    private boolean refused;
    private @Nullable URI externalUrl;
    private @Nullable Duration outOfOrderTimeWindow;
    private @Nullable Exposure exposure;
    private @Nullable String exposedBy;

    ReceiverBuilder(Declaration parent, Location declaredAt) {
        super(parent, "receiver", null, declaredAt);
    }

    /**
     * The address under which other clusters reach the hub's Prometheus.
     *
     * @param address scheme, host, and the path prefix if there is one; {@code /api/v1/write} is added
     * @return this
     */
    public ReceiverBuilder url(String address) {
        URI uri = Addresses.plain(this, address, "url");
        if (uri != null && uri.getPath() != null && uri.getPath().contains(WRITE_PATH)) {
            illegal("url", address, "holds the path of the receiver", "Leave `" + WRITE_PATH + "` out; it is added.");
        }
        if (uri != null) {
            externalUrl = placed(externalUrl, withoutTrailingSlash(uri), "url");
        } else {
            refused = true;
        }
        return this;
    }

    /**
     * How old a sample may be and still be stored; {@code storage.tsdb.out_of_order_time_window} of the hub. Lets a source
     * catch up after an outage while newer samples arrive.
     *
     * @param window above zero; unless said, what the write-ahead logs of the sources hold: two hours, or four with an agent
     *     among them
     * @return this
     */
    public ReceiverBuilder outOfOrderTimeWindow(Duration window) {
        outOfOrderTimeWindow =
                placed(outOfOrderTimeWindow, positive(window, "outOfOrderTimeWindow"), "outOfOrderTimeWindow");
        return this;
    }

    /**
     * Opens the receiver to other clusters by a load balancer of its own, which leads to a gate: an nginx that speaks TLS, lets only
     * writes through, and checks what this receiver says of its senders: {@code basicAuth}, {@code bearerToken}, a
     * {@code clientCertificate}, or a certificate with one of the others. The host of {@link #url} has to lead to it.
     *
     * @param block says from where, and the certificate
     * @return this
     */
    public ReceiverBuilder loadBalancer(Consumer<LoadBalancerBuilder> block) {
        LoadBalancerBuilder builder = new LoadBalancerBuilder(this, recorder().here());
        within(builder, block);
        if (!builder.isBounded()) {
            mistake(
                    DefinitionRule.MISSING,
                    "The load balancer has no `sourceRange`, so that everybody reaches it.",
                    "Name the addresses of the sources, as in `sourceRange(\"203.0.113.0/24\")`; `0.0.0.0/0` says all.");
        }
        return exposed(builder);
    }

    /**
     * Opens the receiver to other clusters by an {@code Ingress} that leads writes, and nothing else, to a gate: an nginx that checks
     * {@code basicAuth} or {@code bearerToken} of this receiver. The host of {@link #url} has to lead to the controller.
     *
     * @param block says the class of the Ingress and the certificate
     * @return this
     */
    public ReceiverBuilder ingress(Consumer<IngressBuilder> block) {
        IngressBuilder builder = new IngressBuilder(this, recorder().here());
        return exposed(within(builder, block));
    }

    /**
     * Opens the receiver to other clusters by an {@code HTTPRoute} of the Gateway API that leads writes, and nothing else, to a gate:
     * an nginx that checks {@code basicAuth} or {@code bearerToken} of this receiver. The host of {@link #url} has to lead to the
     * gateway, whose listener has the certificate.
     *
     * @param gateway the name of the {@code Gateway}
     * @param block says where the gateway is
     * @return this
     */
    public ReceiverBuilder httpRoute(String gateway, Consumer<HttpRouteBuilder> block) {
        HttpRouteBuilder builder = new HttpRouteBuilder(
                this, dnsName(gateway, "gateway"), recorder().here());
        return exposed(within(builder, block));
    }

    private ReceiverBuilder exposed(ExposureBuilder<?> builder) {
        Exposure now = builder.build();
        String call = now.way().call();
        if (exposure == null || call.equals(exposedBy)) {
            exposure = placed(exposure, now, call);
            exposedBy = call;
        } else {
            mistake(
                    DefinitionRule.SAID_TWICE,
                    "`" + call + "` is said although `" + exposedBy + "` was said before.",
                    "Keep one of both: the address of the hub leads one way.");
        }
        return this;
    }

    private static URI withoutTrailingSlash(URI uri) {
        String address = uri.toString();
        return address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : uri;
    }

    private static boolean isIpAddress(URI address) {
        String host = address.getHost();
        return host.startsWith("[") || Cidr.isRange(host + "/32");
    }

    Receiver build() {
        Receiver.Builder receiver = Receiver.builder().declaredAt(declaredAt()).calls(places());
        if (externalUrl == null && refused) {
            externalUrl = Addresses.REFUSED;
        }
        if (exposure != null) {
            receiver.exposure(exposure);
            if (externalUrl == null) {
                mistakeIn(
                        exposure.way().call(),
                        DefinitionRule.MISSING,
                        "The receiver is opened to other clusters and has no address.",
                        "Say it, as in `url(\"https://prometheus.hub.example.com\")`: senders and the certificate need its host.");
            } else if (!(exposure.way() instanceof ExposureWay.LoadBalancer) && isIpAddress(externalUrl)) {
                mistakeIn(
                        "url",
                        DefinitionRule.ILLEGAL_VALUE,
                        "The host of `url` is an IP address, by which `"
                                + exposure.way().call() + "` cannot be found.",
                        "Give the receiver a name, or use `loadBalancer`.");
            }
        }
        if (externalUrl != null) {
            receiver.externalUrl(externalUrl);
        }
        if (authentication() != null) {
            receiver.authentication(authentication());
        }
        if (tls() != null) {
            receiver.tls(tls());
        }
        if (outOfOrderTimeWindow != null) {
            receiver.outOfOrderTimeWindow(outOfOrderTimeWindow);
        }
        return receiver.build();
    }
}
