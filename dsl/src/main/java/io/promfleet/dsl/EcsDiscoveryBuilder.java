package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Tasks of Amazon ECS become targets; {@code ecs_sd_configs} of Prometheus, since 3.8. */
public final class EcsDiscoveryBuilder extends HttpClientBuilder<EcsDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    EcsDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "ecs", null, declaredAt);
    }

    /**
     * The region; that of the surroundings unless said; {@code region}.
     *
     * @param value none unless said
     * @return this
     */
    public EcsDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The address of the interface, in place of the provider's own; {@code endpoint}.
     *
     * @param value none unless said
     * @return this
     */
    public EcsDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The access key; without it, the credentials that Prometheus finds where it runs; {@code access_key}.
     *
     * @param place where it is
     * @return this
     */
    public EcsDiscoveryBuilder accessKey(CredentialPlace place) {
        settings.credential("access_key", place);
        return this;
    }

    /**
     * The secret that belongs to the access key; {@code secret_key}.
     *
     * @param place where it is
     * @return this
     */
    public EcsDiscoveryBuilder secretKey(CredentialPlace place) {
        settings.credential("secret_key", place);
        return this;
    }

    /**
     * A profile of the credentials file where Prometheus runs; {@code profile}.
     *
     * @param value none unless said
     * @return this
     */
    public EcsDiscoveryBuilder profile(String value) {
        settings.text("profile", value);
        return this;
    }

    /**
     * The Amazon resource name of a role that is taken on; {@code role_arn}.
     *
     * @param value none unless said
     * @return this
     */
    public EcsDiscoveryBuilder roleArn(String value) {
        settings.text("role_arn", value);
        return this;
    }

    /**
     * What the owner of the role asks for when it is taken on; {@code external_id}. Since Prometheus 3.12.
     *
     * @param value none unless said
     * @return this
     */
    public EcsDiscoveryBuilder externalId(String value) {
        settings.text("external_id", value);
        return this;
    }

    /**
     * Only these clusters; all unless said; {@code clusters}.
     *
     * @param values at least one
     * @return this
     */
    public EcsDiscoveryBuilder clusters(String... values) {
        settings.texts("clusters", values);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public EcsDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public EcsDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * How many requests run at a time; {@code request_concurrency}.
     *
     * @param number 20 unless said
     * @return this
     */
    public EcsDiscoveryBuilder requestConcurrency(int number) {
        settings.number("request_concurrency", number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return this;
    }

    Discovery build() {
        return Discoveries.of(this, "ecs", settings.build(), buildHttp());
    }
}
