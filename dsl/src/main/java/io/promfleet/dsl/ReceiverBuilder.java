package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Receiver;
import io.promfleet.model.ReceiverProfile;
import io.promfleet.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How senders reach the hub. Said once: every source derives its address and credentials from here. The credentials are
 * those that the sources present; their Secrets stand in each source.
 */
public final class ReceiverBuilder extends ClientBuilder<ReceiverBuilder> {
    /** What a path ends in that was copied from a sender's configuration. */
    private static final List<String> WRITE_PATHS =
            List.of("/api/v1/write", "/api/v1/push", "/api/v1/receive", "/api/v1/remote_write", "/api/prom/push");

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!*'()_.:-]{0,149}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    private boolean refused;
    private @Nullable URI externalUrl;
    private @Nullable Duration outOfOrderTimeWindow;
    private @Nullable Exposure exposure;
    private @Nullable String exposedBy;
    private @Nullable ReceiverProfile profile;
    private @Nullable String profiledBy;
    private @Nullable String tenant;
    private @Nullable Boolean deduplicates;
    private @Nullable ByteSize bodyLimit;

    ReceiverBuilder(Declaration parent, Location declaredAt) {
        super(parent, "receiver", null, declaredAt);
    }

    /**
     * The address under which other clusters reach the hub's Prometheus, or what receives in its place.
     *
     * @param address scheme, host, and the path prefix if there is one; the path of the receiver, such as {@code
     *     /api/v1/write}, is added
     * @return this
     */
    public ReceiverBuilder url(String address) {
        URI uri = Addresses.plain(this, address, "url");
        if (uri != null && uri.getPath() != null) {
            for (String path : WRITE_PATHS) {
                if (uri.getPath().contains(path)) {
                    illegal("url", address, "holds the path of the receiver", "Leave `" + path + "` out; it is added.");
                    break;
                }
            }
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

    /**
     * Grafana Mimir takes the samples, and the hub's own Prometheus receives nothing. Mimir demands a {@link #tenant}.
     *
     * @return this
     */
    public ReceiverBuilder mimir() {
        return profile(new ReceiverProfile.Mimir(), "mimir");
    }

    /**
     * Thanos Receive takes the samples, and the hub's own Prometheus receives nothing.
     *
     * @return this
     */
    public ReceiverBuilder thanosReceive() {
        return profile(new ReceiverProfile.ThanosReceive(), "thanosReceive");
    }

    /**
     * VictoriaMetrics takes the samples, and the hub's own Prometheus receives nothing.
     *
     * @return this
     */
    public ReceiverBuilder victoriaMetrics() {
        return profile(new ReceiverProfile.VictoriaMetrics(), "victoriaMetrics");
    }

    /**
     * A cluster of VictoriaMetrics takes the samples at its vminsert, and the hub's own Prometheus receives nothing. A {@link #tenant} is
     * a number there, the first one unless said.
     *
     * @return this
     */
    public ReceiverBuilder victoriaMetricsCluster() {
        return profile(new ReceiverProfile.VictoriaMetricsCluster(), "victoriaMetricsCluster");
    }

    /**
     * A workspace of Amazon Managed Service for Prometheus takes the samples. Its address follows from region and workspace; say {@link
     * #url} for an endpoint of your own.
     *
     * @param region such as {@code eu-central-1}, for which requests are signed
     * @param workspace the identifier of the workspace, {@code ws-…}
     * @param block says how to sign, if not as the role of the service account
     * @return this
     */
    public ReceiverBuilder amazonManagedPrometheus(String region, String workspace, Consumer<SigV4Builder> block) {
        boolean place = matches(REGION, region, "region", "is no region", "Give one such as `eu-central-1`.");
        boolean name =
                matches(IDENTIFIER, workspace, "workspace", "is no identifier", "Give one such as `ws-0a1b2c3d`.");
        boolean legal = place && name;
        SigV4Builder builder = new SigV4Builder(this, recorder().here());
        within(builder, signing -> {
            signing.region(region);
            block.accept(signing);
        });
        authenticate(new Authentication.SigV4(builder.build()), "amazonManagedPrometheus");
        refused |= !legal;
        return profile(
                legal ? new ReceiverProfile.AmazonPrometheus(region, workspace) : new ReceiverProfile.Prometheus(),
                "amazonManagedPrometheus");
    }

    /**
     * Grafana Cloud takes the samples. {@link #url} is the host of the stack's metrics; {@link #basicAuth} has the number of the
     * instance as the user and a token of an access policy as the password.
     *
     * @return this
     */
    public ReceiverBuilder grafanaCloud() {
        return profile(new ReceiverProfile.GrafanaCloud(), "grafanaCloud");
    }

    /**
     * A workspace of Azure Monitor takes the samples. {@link #url} is the data collection endpoint.
     *
     * @param rule the immutable identifier of the data collection rule, {@code dcr-…}
     * @param block says one way to get a token of Microsoft Entra ID
     * @return this
     */
    public ReceiverBuilder azureMonitor(String rule, Consumer<AzureAdBuilder> block) {
        boolean legal = matches(IDENTIFIER, rule, "rule", "is no identifier", "Give one such as `dcr-0a1b2c3d`.");
        AzureAdBuilder builder = new AzureAdBuilder(this, recorder().here());
        within(builder, block);
        authenticate(new Authentication.AzureAd(builder.build()), "azureMonitor");
        return profile(
                legal ? new ReceiverProfile.AzureMonitor(rule) : new ReceiverProfile.Prometheus(), "azureMonitor");
    }

    /**
     * Google Cloud Managed Service for Prometheus takes the samples, of senders that find credentials of a service account where they run.
     * The Prometheus Operator cannot be told so; Grafana Alloy can.
     *
     * @param project the identifier of the project
     * @return this
     */
    public ReceiverBuilder googleManagedPrometheus(String project) {
        boolean legal = matches(IDENTIFIER, project, "project", "is no identifier", "Give that of a project.");
        authenticate(new Authentication.GoogleIam(Settings.NONE), "googleManagedPrometheus");
        refused |= !legal;
        return profile(
                legal ? new ReceiverProfile.GoogleCloud(project) : new ReceiverProfile.Prometheus(),
                "googleManagedPrometheus");
    }

    /**
     * The tenant that sources write for. One of them may say another one with {@code remoteWrite.tenant}.
     *
     * @param name the tenant; for a cluster of VictoriaMetrics a number
     * @return this
     */
    public ReceiverBuilder tenant(String name) {
        tenant = placed(tenant, tenantName(this, name), "tenant");
        return this;
    }

    /**
     * The receiver makes one of equal senders, so that a source may have several replicas: Mimir has its HA tracker on, VictoriaMetrics an
     * interval for deduplication, Thanos' queries leave the replica label out. Amazon Managed Service for Prometheus and Grafana Cloud do
     * so without being told.
     *
     * @return this
     */
    public ReceiverBuilder deduplicates() {
        deduplicates = placed(deduplicates, true, "deduplicates");
        return this;
    }

    /**
     * The largest request that gets through to the receiver, such as {@code proxy-body-size} of an ingress. What is larger is answered with
     * 413, and the sender drops it.
     *
     * @param size of a request as it comes over the network; that of the product unless said, and none for Prometheus itself
     * @return this
     */
    public ReceiverBuilder bodyLimit(ByteSize size) {
        bodyLimit = placed(bodyLimit, size, "bodyLimit");
        return this;
    }

    private ReceiverBuilder profile(ReceiverProfile said, String call) {
        if (profile == null || call.equals(profiledBy)) {
            profile = placed(profile, said, call);
            profiledBy = call;
        } else {
            saying();
            mistake(
                    DefinitionRule.SAID_TWICE,
                    "`" + call + "` is said although `" + profiledBy + "` was said before.",
                    "Keep one of both; a hub has one receiver.");
        }
        return this;
    }

    private boolean matches(Pattern pattern, String value, String what, String fault, String hint) {
        if (pattern.matcher(value).matches()) {
            return true;
        }
        illegal(what, value, fault, hint);
        return false;
    }

    /** A tenant as all receivers take it that have tenants. */
    static String tenantName(Declaration owner, String name) {
        if (!TENANT.matcher(name).matches()) {
            owner.illegal(
                    "tenant",
                    name,
                    "is no name of a tenant",
                    "Use at most 150 letters, digits, `-`, `_` and `.`, with a letter or digit first.");
        }
        return name;
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
        if (profile != null) {
            receiver.profile(profile);
            if (exposedBy != null) {
                mistakeIn(
                        exposedBy,
                        DefinitionRule.SAID_TWICE,
                        "`" + exposedBy + "` leads to the hub's own Prometheus, and `" + profiledBy
                                + "` says that something else receives.",
                        "Leave one of both out.");
            }
        }
        if (tenant != null) {
            receiver.tenant(tenant);
        }
        if (deduplicates != null) {
            receiver.deduplicates(true);
        }
        if (bodyLimit != null) {
            receiver.bodyLimit(bodyLimit);
        }
        if (outOfOrderTimeWindow != null) {
            receiver.outOfOrderTimeWindow(outOfOrderTimeWindow);
        }
        return receiver.build();
    }
}
