package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Addresses that Nerve keeps in ZooKeeper become targets; {@code nerve_sd_configs} of Prometheus. */
public final class NerveDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);

    NerveDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "nerve", null, declaredAt);
    }

    /**
     * The ZooKeeper servers; {@code servers}.
     *
     * @param values at least one
     * @return this
     */
    public NerveDiscoveryBuilder servers(String... values) {
        settings.texts("servers", values);
        return this;
    }

    /**
     * The paths in ZooKeeper; each starts with a slash; {@code paths}.
     *
     * @param values at least one
     * @return this
     */
    public NerveDiscoveryBuilder paths(String... values) {
        settings.texts("paths", values);
        return this;
    }

    /**
     * How long ZooKeeper keeps a session without a sign of life; {@code timeout}.
     *
     * @param time above zero; {@code 10s} unless said
     * @return this
     */
    public NerveDiscoveryBuilder timeout(Duration time) {
        settings.time("timeout", time);
        return this;
    }

    Discovery build() {
        settings.require("servers", "paths");
        return Discoveries.of(this, "nerve", settings.build(), HttpClient.NONE);
    }
}
