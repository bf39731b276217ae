package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Machines of Amazon EC2 become targets; {@code ec2_sd_configs} of Prometheus. */
public final class Ec2DiscoveryBuilder extends HttpClientBuilder<Ec2DiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    Ec2DiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "ec2", null, declaredAt);
    }

    /**
     * The address of the interface, in place of the provider's own; {@code endpoint}. Since Prometheus 2.4.
     *
     * @param value none unless said
     * @return this
     */
    public Ec2DiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The region; that of the surroundings unless said; {@code region}.
     *
     * @param value none unless said
     * @return this
     */
    public Ec2DiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The access key; without it, the credentials that Prometheus finds where it runs; {@code access_key}.
     *
     * @param place where it is
     * @return this
     */
    public Ec2DiscoveryBuilder accessKey(CredentialPlace place) {
        settings.credential("access_key", place);
        return this;
    }

    /**
     * The secret that belongs to the access key; {@code secret_key}.
     *
     * @param place where it is
     * @return this
     */
    public Ec2DiscoveryBuilder secretKey(CredentialPlace place) {
        settings.credential("secret_key", place);
        return this;
    }

    /**
     * A profile of the credentials file where Prometheus runs; {@code profile}.
     *
     * @param value none unless said
     * @return this
     */
    public Ec2DiscoveryBuilder profile(String value) {
        settings.text("profile", value);
        return this;
    }

    /**
     * The Amazon resource name of a role that is taken on; {@code role_arn}.
     *
     * @param value none unless said
     * @return this
     */
    public Ec2DiscoveryBuilder roleArn(String value) {
        settings.text("role_arn", value);
        return this;
    }

    /**
     * What the owner of the role asks for when it is taken on; {@code external_id}. Since Prometheus 3.12.
     *
     * @param value none unless said
     * @return this
     */
    public Ec2DiscoveryBuilder externalId(String value) {
        settings.text("external_id", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public Ec2DiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public Ec2DiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * Which of them become targets; {@code filters}. Since Prometheus 2.3.
     *
     * @param name what is looked at
     * @param values what it may be; at least one
     * @return this
     */
    public Ec2DiscoveryBuilder filter(String name, String... values) {
        settings.filter("filters", name, values);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "ec2", settings.build(), buildHttp());
    }
}
