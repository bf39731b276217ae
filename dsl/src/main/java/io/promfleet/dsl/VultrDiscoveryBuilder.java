package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Vultr become targets; {@code vultr_sd_configs} of Prometheus, since 2.36. */
public final class VultrDiscoveryBuilder extends HttpClientBuilder<VultrDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    VultrDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "vultr", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public VultrDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public VultrDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "vultr", settings.build(), buildHttp());
    }
}
