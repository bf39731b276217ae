package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Linode become targets; {@code linode_sd_configs} of Prometheus, since 2.28. */
public final class LinodeDiscoveryBuilder extends HttpClientBuilder<LinodeDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    LinodeDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "linode", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public LinodeDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public LinodeDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * What stands between the tags in one label; {@code tag_separator}.
     *
     * @param value {@code ,} unless said
     * @return this
     */
    public LinodeDiscoveryBuilder tagSeparator(String value) {
        settings.text("tag_separator", value);
        return this;
    }

    /**
     * Only this region; all unless said; {@code region}. Since Prometheus 2.52.
     *
     * @param value none unless said
     * @return this
     */
    public LinodeDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "linode", settings.build(), buildHttp());
    }
}
