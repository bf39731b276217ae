package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Header;
import io.promfleet.model.Metadata;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A target of remote write; {@code remote_write} of Prometheus. What is not said keeps Prometheus' default. */
public final class RemoteWriteBuilder extends HttpClientBuilder<RemoteWriteBuilder> {
    private final String name;
    private final RelabelBuilder writeRelabels = new RelabelBuilder(this, "writeRelabel");
    private final Map<String, Header> headers = new LinkedHashMap<>();
    private @Nullable URI url;
    private @Nullable String tenant;
    private @Nullable Duration remoteTimeout;
    private @Nullable Boolean sendExemplars;
    private @Nullable Boolean sendNativeHistograms;
    private @Nullable Boolean roundRobinDns;
    private @Nullable ProtobufMessage protobufMessage;
    private @Nullable Queue queue;
    private @Nullable Metadata metadata;

    RemoteWriteBuilder(Declaration parent, String name, Location declaredAt) {
        super(parent, "remoteWrite", name, declaredAt);
        this.name = name;
        notBlank(name, "name");
    }

    /**
     * Accepts warnings of a check for a while: those about this target are not reported. Errors cannot be suppressed. When the day has
     * passed, or nothing is left to suppress, that is a finding; the runbook lists every suppression.
     *
     * @param id the identifier of the check, such as {@code PF105}
     * @param reason why the finding is accepted, for whoever reads it when the day comes
     * @param until the last day on which it holds
     * @return this
     */
    public RemoteWriteBuilder suppress(String id, String reason, LocalDate until) {
        recorder().suppressions().add(this, id, reason, until);
        return this;
    }

    /**
     * Sends somewhere else than to the fleet's hub, whose address needs no saying.
     *
     * @param address the complete address, path included
     * @return this
     */
    public RemoteWriteBuilder url(String address) {
        URI uri = Addresses.withQuery(this, address, "url");
        if (uri != null) {
            url = placed(url, uri, "url");
        }
        return this;
    }

    /**
     * Writes for a tenant of its own. How the receiver is told, by a header or in the path, follows from what it is.
     *
     * @param name the tenant; that of the hub's receiver unless said
     * @return this
     */
    public RemoteWriteBuilder tenant(String name) {
        tenant = placed(tenant, ReceiverBuilder.tenantName(this, name), "tenant");
        return this;
    }

    /**
     * How long one request may take; {@code remote_timeout}.
     *
     * @param time above zero; 30 seconds unless said
     * @return this
     */
    public RemoteWriteBuilder remoteTimeout(Duration time) {
        remoteTimeout = once(remoteTimeout, positive(time, "remoteTimeout"), "remoteTimeout");
        return this;
    }

    /**
     * Adds an HTTP header to every request; {@code headers}. Not for credentials: those belong into a Secret.
     *
     * @param header its name
     * @param value its value
     * @return this
     */
    public RemoteWriteBuilder header(String header, String value) {
        Headers.checkNameForRemote(this, header, "header");
        Headers.checkValue(this, header, value, wayOutOfHeaders());
        saying();
        Header before = headers.putIfAbsent(
                header.toLowerCase(Locale.ROOT),
                new Header(header, value, recorder().here()));
        if (before != null) {
            mistake(DefinitionRule.SAID_TWICE, "The header `" + header + "` was said before.", "Say it once.");
        }
        return this;
    }

    /**
     * Rules applied to every series before it is sent; {@code write_relabel_configs}. They see the external labels, so they
     * can also destroy them.
     *
     * @param block says the rules; may be called again to add more
     * @return this
     */
    public RemoteWriteBuilder writeRelabel(Consumer<RelabelBuilder> block) {
        within(writeRelabels, block);
        return this;
    }

    /**
     * Whether exemplars are sent; {@code send_exemplars}.
     *
     * @param choice false unless said
     * @return this
     */
    public RemoteWriteBuilder sendExemplars(boolean choice) {
        sendExemplars = once(sendExemplars, choice, "sendExemplars");
        return this;
    }

    /**
     * Whether native histograms are sent; {@code send_native_histograms}.
     *
     * @param choice false unless said
     * @return this
     */
    public RemoteWriteBuilder sendNativeHistograms(boolean choice) {
        sendNativeHistograms = placed(sendNativeHistograms, choice, "sendNativeHistograms");
        return this;
    }

    /**
     * Whether every address behind the host name is used in turn; {@code round_robin_dns}. Since Prometheus 3.1.
     *
     * @param choice false unless said
     * @return this
     */
    public RemoteWriteBuilder roundRobinDns(boolean choice) {
        roundRobinDns = once(roundRobinDns, choice, "roundRobinDns");
        return this;
    }

    /**
     * Which message is sent; {@code protobuf_message}. The receiver must accept it.
     *
     * @param message {@link ProtobufMessage#V1} unless said
     * @return this
     */
    public RemoteWriteBuilder protobufMessage(ProtobufMessage message) {
        protobufMessage = placed(protobufMessage, message, "protobufMessage");
        return this;
    }

    /**
     * How samples are buffered and sent; {@code queue_config}.
     *
     * @param block says sizes, shards and pauses
     * @return this
     */
    public RemoteWriteBuilder queue(Consumer<QueueBuilder> block) {
        QueueBuilder builder = new QueueBuilder(this, recorder().here());
        within(builder, block);
        queue = once(queue, builder.build(), "queue");
        return this;
    }

    /**
     * How metadata is sent; {@code metadata_config}.
     *
     * @param block says whether and how often
     * @return this
     */
    public RemoteWriteBuilder metadata(Consumer<MetadataBuilder> block) {
        MetadataBuilder builder = new MetadataBuilder(this, recorder().here());
        within(builder, block);
        metadata = once(metadata, builder.build(), "metadata");
        return this;
    }

    /**
     * Authenticates with a signature of Amazon Web Services; {@code sigv4}. Since Prometheus 2.26.
     *
     * @param block says region, role or keys
     * @return this
     */
    public RemoteWriteBuilder sigV4(Consumer<SigV4Builder> block) {
        SigV4Builder builder = new SigV4Builder(this, recorder().here());
        return authenticate(new Authentication.SigV4(within(builder, block).build()), "sigV4");
    }

    /**
     * Authenticates with a token of Microsoft Entra ID; {@code azuread}. Since Prometheus 2.45.
     *
     * @param block says one way to get the token
     * @return this
     */
    public RemoteWriteBuilder azureAd(Consumer<AzureAdBuilder> block) {
        AzureAdBuilder builder = new AzureAdBuilder(this, recorder().here());
        return authenticate(new Authentication.AzureAd(within(builder, block).build()), "azureAd");
    }

    /**
     * Authenticates as a service account of Google Cloud that Prometheus finds by itself; {@code google_iam}. Since
     * Prometheus 2.55.
     *
     * @return this
     */
    public RemoteWriteBuilder googleIam() {
        saying();
        return authenticate(new Authentication.GoogleIam(Settings.NONE), "googleIam");
    }

    /**
     * Authenticates as a service account of Google Cloud; {@code google_iam}. Since Prometheus 2.55.
     *
     * @param credentials where its key is, in JSON; {@code credentials_file}
     * @return this
     */
    public RemoteWriteBuilder googleIam(CredentialPlace credentials) {
        SettingList settings = new SettingList(this);
        settings.credential("credentials_file", credentials);
        return authenticate(new Authentication.GoogleIam(settings.build()), "googleIam");
    }

    @Override
    String wayOutOfHeaders() {
        return "Send it as `Authorization` from a Secret with `bearerToken`, `authorization` or `basicAuth`; the Prometheus"
                + " Operator takes no other header of a remote write from one.";
    }

    String name() {
        return name;
    }

    void reportDuplicate(RemoteWriteBuilder first) {
        mistakeInDeclaration(
                DefinitionRule.DUPLICATE_REMOTE_WRITE,
                "The cluster already has a remote write named `" + name + "`.",
                "Give each remote write its own name; Prometheus puts it on the metrics of its queue.",
                new Finding.Related("first declared here", first.declaredAt()));
    }

    RemoteWrite build() {
        RemoteWrite.Builder remoteWrite = RemoteWrite.builder()
                .name(name)
                .addAllHeaders(headers.values())
                .writeRelabels(writeRelabels.build())
                .http(buildHttp())
                .calls(places())
                .declaredAt(declaredAt());
        if (url != null) {
            remoteWrite.url(url);
        }
        if (tenant != null) {
            remoteWrite.tenant(tenant);
        }
        if (remoteTimeout != null) {
            remoteWrite.remoteTimeout(remoteTimeout);
        }
        if (sendExemplars != null) {
            remoteWrite.sendExemplars(sendExemplars);
        }
        if (sendNativeHistograms != null) {
            remoteWrite.sendNativeHistograms(sendNativeHistograms);
        }
        if (roundRobinDns != null) {
            remoteWrite.roundRobinDns(roundRobinDns);
        }
        if (protobufMessage != null) {
            remoteWrite.protobufMessage(protobufMessage);
        }
        if (queue != null) {
            remoteWrite.queue(queue);
        }
        if (metadata != null) {
            remoteWrite.metadata(metadata);
        }
        return remoteWrite.build();
    }
}
