package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Instances of Eureka become targets; {@code eureka_sd_configs} of Prometheus, since 2.21. */
public final class EurekaDiscoveryBuilder extends HttpClientBuilder<EurekaDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    EurekaDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "eureka", null, declaredAt);
    }

    /**
     * The address of the Eureka server; {@code server}.
     *
     * @param value must be said
     * @return this
     */
    public EurekaDiscoveryBuilder server(String value) {
        settings.text("server", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 30s} unless said
     * @return this
     */
    public EurekaDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    Discovery build() {
        settings.require("server");
        return Discoveries.of(this, "eureka", settings.build(), buildHttp());
    }
}
