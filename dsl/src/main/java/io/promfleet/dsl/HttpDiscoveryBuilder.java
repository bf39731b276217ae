package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Addresses that a web server lists become targets; {@code http_sd_configs} of Prometheus, since 2.28. */
public final class HttpDiscoveryBuilder extends HttpClientBuilder<HttpDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    HttpDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "http", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public HttpDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The address that answers with targets; {@code url}.
     *
     * @param value must be said
     * @return this
     */
    public HttpDiscoveryBuilder url(String value) {
        settings.text("url", value);
        return this;
    }

    Discovery build() {
        settings.require("url");
        return Discoveries.of(this, "http", settings.build(), buildHttp());
    }
}
