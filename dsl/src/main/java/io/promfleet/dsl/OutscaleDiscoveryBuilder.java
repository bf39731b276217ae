package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Outscale become targets; {@code outscale_sd_configs} of Prometheus, since 3.12. */
public final class OutscaleDiscoveryBuilder extends HttpClientBuilder<OutscaleDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    OutscaleDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "outscale", null, declaredAt);
    }

    /**
     * The address of the interface, in place of the provider's own; {@code endpoint}.
     *
     * @param value none unless said
     * @return this
     */
    public OutscaleDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The region; {@code region}.
     *
     * @param value {@code eu-west-2} unless said
     * @return this
     */
    public OutscaleDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The access key; without it, the credentials that Prometheus finds where it runs; {@code access_key}.
     *
     * @param value must be said
     * @return this
     */
    public OutscaleDiscoveryBuilder accessKey(String value) {
        settings.text("access_key", value);
        return this;
    }

    /**
     * The secret that belongs to the access key; {@code secret_key}.
     *
     * @param place where it is
     * @return this
     */
    public OutscaleDiscoveryBuilder secretKey(CredentialPlace place) {
        settings.credential("secret_key", place);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public OutscaleDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public OutscaleDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    Discovery build() {
        settings.require("access_key");
        return Discoveries.of(this, "outscale", settings.build(), buildHttp());
    }
}
