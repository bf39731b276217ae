package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Servers of STACKIT become targets; {@code stackit_sd_configs} of Prometheus, since 3.5. */
public final class StackitDiscoveryBuilder extends HttpClientBuilder<StackitDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    StackitDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "stackit", null, declaredAt);
    }

    /**
     * The project; {@code project}.
     *
     * @param value none unless said
     * @return this
     */
    public StackitDiscoveryBuilder project(String value) {
        settings.text("project", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public StackitDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public StackitDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * The region; {@code region}.
     *
     * @param value {@code eu01} unless said
     * @return this
     */
    public StackitDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The address of the interface, in place of the region's; {@code endpoint}.
     *
     * @param value none unless said
     * @return this
     */
    public StackitDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The key of the service account; {@code service_account_key}.
     *
     * @param place where it is
     * @return this
     */
    public StackitDiscoveryBuilder serviceAccountKey(CredentialPlace place) {
        settings.credential("service_account_key", place);
        return this;
    }

    /**
     * The private key of the service account; {@code private_key}.
     *
     * @param place where it is
     * @return this
     */
    public StackitDiscoveryBuilder privateKey(CredentialPlace place) {
        settings.credential("private_key", place);
        return this;
    }

    /**
     * The file where Prometheus runs that names the credentials; {@code credentials_file_path}.
     *
     * @param value none unless said
     * @return this
     */
    public StackitDiscoveryBuilder credentialsFilePath(String value) {
        settings.text("credentials_file_path", value);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "stackit", settings.build(), buildHttp());
    }
}
