package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Google's Compute Engine become targets; {@code gce_sd_configs} of Prometheus. */
public final class GceDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);

    GceDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "gce", null, declaredAt);
    }

    /**
     * The project whose machines become targets; {@code project}.
     *
     * @param value must be said
     * @return this
     */
    public GceDiscoveryBuilder project(String value) {
        settings.text("project", value);
        return this;
    }

    /**
     * The zone; one discovery for each; {@code zone}.
     *
     * @param value must be said
     * @return this
     */
    public GceDiscoveryBuilder zone(String value) {
        settings.text("zone", value);
        return this;
    }

    /**
     * A filter in Google's own language; {@code filter}.
     *
     * @param value none unless said
     * @return this
     */
    public GceDiscoveryBuilder filter(String value) {
        settings.text("filter", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public GceDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public GceDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * What stands between the tags in one label; {@code tag_separator}.
     *
     * @param value {@code ,} unless said
     * @return this
     */
    public GceDiscoveryBuilder tagSeparator(String value) {
        settings.text("tag_separator", value);
        return this;
    }

    Discovery build() {
        settings.require("project", "zone");
        return Discoveries.of(this, "gce", settings.build(), HttpClient.NONE);
    }
}
