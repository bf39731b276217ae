package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Servers of Hetzner become targets; {@code hetzner_sd_configs} of Prometheus, since 2.21. */
public final class HetznerDiscoveryBuilder extends HttpClientBuilder<HetznerDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    HetznerDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "hetzner", null, declaredAt);
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public HetznerDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public HetznerDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * What becomes a target; {@code role}.
     *
     * @param choice must be said
     * @return this
     */
    public HetznerDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    /**
     * Only servers with these labels, in Hetzner's own language; for the cloud; {@code label_selector}. Since
     * Prometheus 3.5.
     *
     * @param value none unless said
     * @return this
     */
    public HetznerDiscoveryBuilder labelSelector(String value) {
        settings.text("label_selector", value);
        return this;
    }

    Discovery build() {
        settings.require("role");
        return Discoveries.of(this, "hetzner", settings.build(), buildHttp());
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code robot}. */
        ROBOT("robot"),
        /** {@code hcloud}. */
        HCLOUD("hcloud");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
