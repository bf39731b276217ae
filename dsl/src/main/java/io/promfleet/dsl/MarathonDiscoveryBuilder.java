package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Tasks of Marathon become targets; {@code marathon_sd_configs} of Prometheus. */
public final class MarathonDiscoveryBuilder extends HttpClientBuilder<MarathonDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    MarathonDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "marathon", null, declaredAt);
    }

    /**
     * The addresses of the Marathon servers; {@code servers}.
     *
     * @param values at least one
     * @return this
     */
    public MarathonDiscoveryBuilder servers(String... values) {
        settings.texts("servers", values);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 30s} unless said
     * @return this
     */
    public MarathonDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The token for Marathon of DC/OS; {@code auth_token}. Since Prometheus 2.3.
     *
     * @param place where it is
     * @return this
     */
    public MarathonDiscoveryBuilder authToken(CredentialPlace place) {
        settings.credential("auth_token", place);
        return this;
    }

    Discovery build() {
        settings.require("servers");
        return Discoveries.of(this, "marathon", settings.build(), buildHttp());
    }
}
