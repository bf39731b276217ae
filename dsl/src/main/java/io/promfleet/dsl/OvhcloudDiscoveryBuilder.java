package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import io.promfleet.model.HttpClient;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Servers of OVHcloud become targets; {@code ovhcloud_sd_configs} of Prometheus, since 2.40. */
public final class OvhcloudDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);

    OvhcloudDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "ovhcloud", null, declaredAt);
    }

    /**
     * The interface of OVHcloud that is asked; {@code endpoint}.
     *
     * @param value {@code ovh-eu} unless said
     * @return this
     */
    public OvhcloudDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The key of the application; {@code application_key}.
     *
     * @param value must be said
     * @return this
     */
    public OvhcloudDiscoveryBuilder applicationKey(String value) {
        settings.text("application_key", value);
        return this;
    }

    /**
     * The secret of the application; {@code application_secret}.
     *
     * @param place where it is
     * @return this
     */
    public OvhcloudDiscoveryBuilder applicationSecret(CredentialPlace place) {
        settings.credential("application_secret", place);
        return this;
    }

    /**
     * The key of the consumer; {@code consumer_key}.
     *
     * @param place where it is
     * @return this
     */
    public OvhcloudDiscoveryBuilder consumerKey(CredentialPlace place) {
        settings.credential("consumer_key", place);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public OvhcloudDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * What becomes a target; {@code service}.
     *
     * @param choice must be said
     * @return this
     */
    public OvhcloudDiscoveryBuilder service(Service choice) {
        settings.word("service", choice.word);
        return this;
    }

    Discovery build() {
        settings.require("application_key", "application_secret", "consumer_key", "service");
        return Discoveries.of(this, "ovhcloud", settings.build(), HttpClient.NONE);
    }

    /** What {@code service} can be. */
    public enum Service {
        /** {@code vps}. */
        VPS("vps"),
        /** {@code dedicated_server}. */
        DEDICATED_SERVER("dedicated_server");

        private final String word;

        Service(String word) {
            this.word = word;
        }
    }
}
