package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Servers of Scaleway become targets; {@code scaleway_sd_configs} of Prometheus, since 2.26. */
public final class ScalewayDiscoveryBuilder extends HttpClientBuilder<ScalewayDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    ScalewayDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "scaleway", null, declaredAt);
    }

    /**
     * The project; {@code project_id}.
     *
     * @param value must be said
     * @return this
     */
    public ScalewayDiscoveryBuilder projectId(String value) {
        settings.text("project_id", value);
        return this;
    }

    /**
     * The address of the interface; {@code api_url}.
     *
     * @param value {@code https://api.scaleway.com} unless said
     * @return this
     */
    public ScalewayDiscoveryBuilder apiUrl(String value) {
        settings.text("api_url", value);
        return this;
    }

    /**
     * The zone; {@code zone}.
     *
     * @param value {@code fr-par-1} unless said
     * @return this
     */
    public ScalewayDiscoveryBuilder zone(String value) {
        settings.text("zone", value);
        return this;
    }

    /**
     * The access key; without it, the credentials that Prometheus finds where it runs; {@code access_key}.
     *
     * @param value must be said
     * @return this
     */
    public ScalewayDiscoveryBuilder accessKey(String value) {
        settings.text("access_key", value);
        return this;
    }

    /**
     * The secret that belongs to the access key; {@code secret_key}.
     *
     * @param place where it is
     * @return this
     */
    public ScalewayDiscoveryBuilder secretKey(CredentialPlace place) {
        settings.credential("secret_key", place);
        return this;
    }

    /**
     * Only servers whose names hold this; {@code name_filter}.
     *
     * @param value none unless said
     * @return this
     */
    public ScalewayDiscoveryBuilder nameFilter(String value) {
        settings.text("name_filter", value);
        return this;
    }

    /**
     * Only servers with all of these tags; {@code tags_filter}.
     *
     * @param values at least one
     * @return this
     */
    public ScalewayDiscoveryBuilder tagsFilter(String... values) {
        settings.texts("tags_filter", values);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public ScalewayDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public ScalewayDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * What becomes a target; {@code role}.
     *
     * @param choice must be said
     * @return this
     */
    public ScalewayDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    Discovery build() {
        settings.require("project_id", "access_key", "role");
        return Discoveries.of(this, "scaleway", settings.build(), buildHttp());
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code instance}. */
        INSTANCE("instance"),
        /** {@code baremetal}. */
        BAREMETAL("baremetal");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
