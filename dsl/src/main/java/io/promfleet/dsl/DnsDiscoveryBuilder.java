package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Names of the DNS become targets; {@code dns_sd_configs} of Prometheus. */
public final class DnsDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);

    DnsDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "dns", null, declaredAt);
    }

    /**
     * The names that are looked up; {@code names}.
     *
     * @param values at least one
     * @return this
     */
    public DnsDiscoveryBuilder names(String... values) {
        settings.texts("names", values);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 30s} unless said
     * @return this
     */
    public DnsDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * Which records are looked up; {@code type}.
     *
     * @param value {@code SRV} unless said
     * @return this
     */
    public DnsDiscoveryBuilder type(String value) {
        settings.text("type", value);
        return this;
    }

    /**
     * The port that is scraped; must be said unless records of type SRV name it; {@code port}.
     *
     * @param number from 0 to 65535; 0 unless said
     * @return this
     */
    public DnsDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    Discovery build() {
        settings.require("names");
        return Discoveries.of(this, "dns", settings.build(), HttpClient.NONE);
    }
}
