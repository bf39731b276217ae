package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Services of Nomad become targets; {@code nomad_sd_configs} of Prometheus, since 2.37. */
public final class NomadDiscoveryBuilder extends HttpClientBuilder<NomadDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    NomadDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "nomad", null, declaredAt);
    }

    /**
     * Whether an answer of any server will do, which relieves the leader; {@code allow_stale}.
     *
     * @param choice true unless said
     * @return this
     */
    public NomadDiscoveryBuilder allowStale(boolean choice) {
        settings.flag("allow_stale", choice);
        return this;
    }

    /**
     * The namespace; {@code namespace}.
     *
     * @param value {@code default} unless said
     * @return this
     */
    public NomadDiscoveryBuilder namespace(String value) {
        settings.text("namespace", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public NomadDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The region; {@code region}.
     *
     * @param value {@code global} unless said
     * @return this
     */
    public NomadDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The address of the server; {@code server}.
     *
     * @param value {@code http://localhost:4646} unless said
     * @return this
     */
    public NomadDiscoveryBuilder server(String value) {
        settings.text("server", value);
        return this;
    }

    /**
     * What stands between the tags in one label; {@code tag_separator}.
     *
     * @param value {@code ,} unless said
     * @return this
     */
    public NomadDiscoveryBuilder tagSeparator(String value) {
        settings.text("tag_separator", value);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "nomad", settings.build(), buildHttp());
    }
}
