package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import io.promfleet.model.Scheme;
import java.time.Duration;
import java.util.Locale;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Services of Consul's catalogue become targets; {@code consul_sd_configs} of Prometheus. */
public final class ConsulDiscoveryBuilder extends HttpClientBuilder<ConsulDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    ConsulDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "consul", null, declaredAt);
    }

    /**
     * The agent that is asked, without a scheme; {@code server}.
     *
     * @param value {@code localhost:8500} unless said
     * @return this
     */
    public ConsulDiscoveryBuilder server(String value) {
        settings.text("server", value);
        return this;
    }

    /**
     * What stands before the paths of the interface; {@code path_prefix}. Since Prometheus 2.45.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder pathPrefix(String value) {
        settings.text("path_prefix", value);
        return this;
    }

    /**
     * The token of the access control; {@code token}.
     *
     * @param place where it is
     * @return this
     */
    public ConsulDiscoveryBuilder token(CredentialPlace place) {
        settings.credential("token", place);
        return this;
    }

    /**
     * The data centre; the agent's own unless said; {@code datacenter}.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder datacenter(String value) {
        settings.text("datacenter", value);
        return this;
    }

    /**
     * The namespace; needs Consul Enterprise; {@code namespace}. Since Prometheus 2.28.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder namespace(String value) {
        settings.text("namespace", value);
        return this;
    }

    /**
     * The admin partition; needs Consul Enterprise; {@code partition}. Since Prometheus 2.40.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder partition(String value) {
        settings.text("partition", value);
        return this;
    }

    /**
     * What stands between the tags in one label; {@code tag_separator}.
     *
     * @param value {@code ,} unless said
     * @return this
     */
    public ConsulDiscoveryBuilder tagSeparator(String value) {
        settings.text("tag_separator", value);
        return this;
    }

    /**
     * How the agent is reached; {@code scheme}.
     *
     * @param protocol {@link Scheme#HTTP} unless said
     * @return this
     */
    public ConsulDiscoveryBuilder scheme(Scheme protocol) {
        settings.word("scheme", protocol.name().toLowerCase(Locale.ROOT));
        return this;
    }

    /**
     * The user, for an agent behind basic authentication; `basicAuth` says the same with both in Secrets; {@code
     * username}.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder username(String value) {
        settings.text("username", value);
        return this;
    }

    /**
     * The user's password; {@code password}.
     *
     * @param place where it is
     * @return this
     */
    public ConsulDiscoveryBuilder password(CredentialPlace place) {
        settings.credential("password", place);
        return this;
    }

    /**
     * Whether an answer of any server will do, which relieves the leader; {@code allow_stale}. Since Prometheus 2.3.
     *
     * @param choice true unless said
     * @return this
     */
    public ConsulDiscoveryBuilder allowStale(boolean choice) {
        settings.flag("allow_stale", choice);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}. Since Prometheus 2.3.
     *
     * @param time above zero; {@code 30s} unless said
     * @return this
     */
    public ConsulDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * Only these services; all unless said; {@code services}.
     *
     * @param values at least one
     * @return this
     */
    public ConsulDiscoveryBuilder services(String... values) {
        settings.texts("services", values);
        return this;
    }

    /**
     * Only services with all of these tags; {@code tags}. Since Prometheus 2.9.
     *
     * @param values at least one
     * @return this
     */
    public ConsulDiscoveryBuilder tags(String... values) {
        settings.texts("tags", values);
        return this;
    }

    /**
     * Only nodes with this metadata; {@code node_meta}. Since Prometheus 2.3.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public ConsulDiscoveryBuilder nodeMeta(String name, String value) {
        settings.text("node_meta", name, value);
        return this;
    }

    /**
     * A filter in Consul's own language, for the catalogue; {@code filter}. Since Prometheus 3.0.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder filter(String value) {
        settings.text("filter", value);
        return this;
    }

    /**
     * A filter in Consul's own language, for the health of services; {@code health_filter}. Since Prometheus 3.11.2.
     *
     * @param value none unless said
     * @return this
     */
    public ConsulDiscoveryBuilder healthFilter(String value) {
        settings.text("health_filter", value);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "consul", settings.build(), buildHttp());
    }
}
