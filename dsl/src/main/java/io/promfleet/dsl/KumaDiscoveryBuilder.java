package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Data planes of Kuma's mesh become targets; {@code kuma_sd_configs} of Prometheus, since 2.29. */
public final class KumaDiscoveryBuilder extends HttpClientBuilder<KumaDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    KumaDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "kuma", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 15s} unless said
     * @return this
     */
    public KumaDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * How long one request may take; {@code fetch_timeout}.
     *
     * @param time above zero; {@code 2m} unless said
     * @return this
     */
    public KumaDiscoveryBuilder fetchTimeout(Duration time) {
        settings.time("fetch_timeout", time);
        return this;
    }

    /**
     * The address of the control plane; {@code server}.
     *
     * @param value must be said
     * @return this
     */
    public KumaDiscoveryBuilder server(String value) {
        settings.text("server", value);
        return this;
    }

    /**
     * The name of this client at the control plane; {@code client_id}. Since Prometheus 2.50.
     *
     * @param value none unless said
     * @return this
     */
    public KumaDiscoveryBuilder clientId(String value) {
        settings.text("client_id", value);
        return this;
    }

    Discovery build() {
        settings.require("server");
        return Discoveries.of(this, "kuma", settings.build(), buildHttp());
    }
}
