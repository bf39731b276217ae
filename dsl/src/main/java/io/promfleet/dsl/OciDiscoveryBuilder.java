package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Oracle's cloud become targets; {@code oci_sd_configs} of Prometheus, since 3.14. */
public final class OciDiscoveryBuilder extends HttpClientBuilder<OciDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    OciDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "oci", null, declaredAt);
    }

    /**
     * How Prometheus signs in to Oracle's cloud; {@code auth}.
     *
     * @param choice {@link Auth#API_KEY} unless said
     * @return this
     */
    public OciDiscoveryBuilder auth(Auth choice) {
        settings.word("auth", choice.word);
        return this;
    }

    /**
     * The tenancy; must be said with an API key; {@code tenancy}.
     *
     * @param value none unless said
     * @return this
     */
    public OciDiscoveryBuilder tenancy(String value) {
        settings.text("tenancy", value);
        return this;
    }

    /**
     * The user; must be said with an API key; {@code user}.
     *
     * @param value none unless said
     * @return this
     */
    public OciDiscoveryBuilder user(String value) {
        settings.text("user", value);
        return this;
    }

    /**
     * The fingerprint of the API key; must be said with one; {@code fingerprint}.
     *
     * @param value none unless said
     * @return this
     */
    public OciDiscoveryBuilder fingerprint(String value) {
        settings.text("fingerprint", value);
        return this;
    }

    /**
     * The private key of the API key; must be said with one; {@code key_file}.
     *
     * @param place where it is
     * @return this
     */
    public OciDiscoveryBuilder keyFile(CredentialPlace place) {
        settings.credential("key_file", place);
        return this;
    }

    /**
     * What that private key is encrypted with; {@code key_passphrase}.
     *
     * @param place where it is
     * @return this
     */
    public OciDiscoveryBuilder keyPassphrase(CredentialPlace place) {
        settings.credential("key_passphrase", place);
        return this;
    }

    /**
     * The region; {@code region}.
     *
     * @param value must be said
     * @return this
     */
    public OciDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * Only these compartments; the whole tenancy unless said; {@code compartments}.
     *
     * @param values at least one
     * @return this
     */
    public OciDiscoveryBuilder compartments(String... values) {
        settings.texts("compartments", values);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public OciDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public OciDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    Discovery build() {
        settings.require("region");
        return Discoveries.of(this, "oci", settings.build(), buildHttp());
    }

    /** What {@code auth} can be. */
    public enum Auth {
        /** {@code api_key}. */
        API_KEY("api_key"),
        /** {@code instance_principal}. */
        INSTANCE_PRINCIPAL("instance_principal");

        private final String word;

        Auth(String word) {
            this.word = word;
        }
    }
}
