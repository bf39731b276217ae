package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Servers of IONOS Cloud become targets; {@code ionos_sd_configs} of Prometheus, since 2.36. */
public final class IonosDiscoveryBuilder extends HttpClientBuilder<IonosDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    IonosDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "ionos", null, declaredAt);
    }

    /**
     * The data centre whose servers become targets; {@code datacenter_id}.
     *
     * @param value must be said
     * @return this
     */
    public IonosDiscoveryBuilder datacenterId(String value) {
        settings.text("datacenter_id", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public IonosDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public IonosDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    Discovery build() {
        settings.require("datacenter_id");
        return Discoveries.of(this, "ionos", settings.build(), buildHttp());
    }
}
