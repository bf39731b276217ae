package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Droplets or databases of DigitalOcean become targets; {@code digitalocean_sd_configs} of Prometheus, since 2.20. */
public final class DigitaloceanDiscoveryBuilder extends HttpClientBuilder<DigitaloceanDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    DigitaloceanDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "digitalocean", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public DigitaloceanDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public DigitaloceanDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * What becomes a target; {@code role}. Since Prometheus 3.12.
     *
     * @param choice {@link Role#DROPLETS} unless said
     * @return this
     */
    public DigitaloceanDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "digitalocean", settings.build(), buildHttp());
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code droplets}. */
        DROPLETS("droplets"),
        /** {@code databases}. */
        DATABASES("databases");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
