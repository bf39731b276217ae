package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Resources of PuppetDB become targets; {@code puppetdb_sd_configs} of Prometheus, since 2.31. */
public final class PuppetdbDiscoveryBuilder extends HttpClientBuilder<PuppetdbDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    PuppetdbDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "puppetdb", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public PuppetdbDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The address of PuppetDB; {@code url}.
     *
     * @param value must be said
     * @return this
     */
    public PuppetdbDiscoveryBuilder url(String value) {
        settings.text("url", value);
        return this;
    }

    /**
     * What is asked for, in the Puppet query language; {@code query}.
     *
     * @param value must be said
     * @return this
     */
    public PuppetdbDiscoveryBuilder query(String value) {
        settings.text("query", value);
        return this;
    }

    /**
     * Whether parameters of the resources become meta labels; these can hold secrets; {@code include_parameters}.
     *
     * @param choice false unless said
     * @return this
     */
    public PuppetdbDiscoveryBuilder includeParameters(boolean choice) {
        settings.flag("include_parameters", choice);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public PuppetdbDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    Discovery build() {
        settings.require("url", "query");
        return Discoveries.of(this, "puppetdb", settings.build(), buildHttp());
    }
}
