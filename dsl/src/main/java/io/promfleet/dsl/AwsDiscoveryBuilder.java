package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Resources of Amazon Web Services become targets; {@code aws_sd_configs} of Prometheus, since 3.8. */
public final class AwsDiscoveryBuilder extends HttpClientBuilder<AwsDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    AwsDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "aws", null, declaredAt);
    }

    /**
     * Which service's resources become targets; {@code role}.
     *
     * @param choice must be said
     * @return this
     */
    public AwsDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    /**
     * The region; that of the surroundings unless said; {@code region}.
     *
     * @param value none unless said
     * @return this
     */
    public AwsDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * The address of the interface, in place of the provider's own; {@code endpoint}.
     *
     * @param value none unless said
     * @return this
     */
    public AwsDiscoveryBuilder endpoint(String value) {
        settings.text("endpoint", value);
        return this;
    }

    /**
     * The access key; without it, the credentials that Prometheus finds where it runs; {@code access_key}.
     *
     * @param place where it is
     * @return this
     */
    public AwsDiscoveryBuilder accessKey(CredentialPlace place) {
        settings.credential("access_key", place);
        return this;
    }

    /**
     * The secret that belongs to the access key; {@code secret_key}.
     *
     * @param place where it is
     * @return this
     */
    public AwsDiscoveryBuilder secretKey(CredentialPlace place) {
        settings.credential("secret_key", place);
        return this;
    }

    /**
     * A profile of the credentials file where Prometheus runs; {@code profile}.
     *
     * @param value none unless said
     * @return this
     */
    public AwsDiscoveryBuilder profile(String value) {
        settings.text("profile", value);
        return this;
    }

    /**
     * The Amazon resource name of a role that is taken on; {@code role_arn}.
     *
     * @param value none unless said
     * @return this
     */
    public AwsDiscoveryBuilder roleArn(String value) {
        settings.text("role_arn", value);
        return this;
    }

    /**
     * What the owner of the role asks for when it is taken on; {@code external_id}. Since Prometheus 3.12.
     *
     * @param value none unless said
     * @return this
     */
    public AwsDiscoveryBuilder externalId(String value) {
        settings.text("external_id", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; Prometheus' own default unless said
     * @return this
     */
    public AwsDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; Prometheus' own default unless said
     * @return this
     */
    public AwsDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * Which of them become targets; for EC2 and RDS; {@code filters}.
     *
     * @param name what is looked at
     * @param values what it may be; at least one
     * @return this
     */
    public AwsDiscoveryBuilder filter(String name, String... values) {
        settings.filter("filters", name, values);
        return this;
    }

    /**
     * Only these clusters; for ECS, ElastiCache, MSK and RDS; {@code clusters}.
     *
     * @param values at least one
     * @return this
     */
    public AwsDiscoveryBuilder clusters(String... values) {
        settings.texts("clusters", values);
        return this;
    }

    Discovery build() {
        settings.require("role");
        return Discoveries.of(this, "aws", settings.build(), buildHttp());
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code ec2}. */
        EC2("ec2"),
        /** {@code ecs}. */
        ECS("ecs"),
        /** {@code elasticache}. */
        ELASTICACHE("elasticache"),
        /** {@code lightsail}. */
        LIGHTSAIL("lightsail"),
        /** {@code msk}. */
        MSK("msk"),
        /** {@code rds}. */
        RDS("rds");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }
}
