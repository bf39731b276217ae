package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import io.promfleet.model.Tls;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Hypervisors, instances or load balancers of OpenStack become targets; {@code openstack_sd_configs} of Prometheus. */
public final class OpenstackDiscoveryBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);
    private @Nullable Tls tls;

    OpenstackDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "openstack", null, declaredAt);
    }

    /**
     * The address of the identity service; {@code identity_endpoint}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder identityEndpoint(String value) {
        settings.text("identity_endpoint", value);
        return this;
    }

    /**
     * The user's name; {@code username}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder username(String value) {
        settings.text("username", value);
        return this;
    }

    /**
     * The user's identifier, in place of its name; {@code userid}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder userid(String value) {
        settings.text("userid", value);
        return this;
    }

    /**
     * The user's password; {@code password}.
     *
     * @param place where it is
     * @return this
     */
    public OpenstackDiscoveryBuilder password(CredentialPlace place) {
        settings.credential("password", place);
        return this;
    }

    /**
     * The project's name; {@code project_name}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder projectName(String value) {
        settings.text("project_name", value);
        return this;
    }

    /**
     * The project's identifier, in place of its name; {@code project_id}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder projectId(String value) {
        settings.text("project_id", value);
        return this;
    }

    /**
     * The domain's name; {@code domain_name}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder domainName(String value) {
        settings.text("domain_name", value);
        return this;
    }

    /**
     * The domain's identifier, in place of its name; {@code domain_id}.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder domainId(String value) {
        settings.text("domain_id", value);
        return this;
    }

    /**
     * The name of an application credential; {@code application_credential_name}. Since Prometheus 2.7.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder applicationCredentialName(String value) {
        settings.text("application_credential_name", value);
        return this;
    }

    /**
     * The identifier of an application credential, in place of its name; {@code application_credential_id}. Since
     * Prometheus 2.7.
     *
     * @param value none unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder applicationCredentialId(String value) {
        settings.text("application_credential_id", value);
        return this;
    }

    /**
     * The secret of the application credential; {@code application_credential_secret}. Since Prometheus 2.7.
     *
     * @param place where it is
     * @return this
     */
    public OpenstackDiscoveryBuilder applicationCredentialSecret(CredentialPlace place) {
        settings.credential("application_credential_secret", place);
        return this;
    }

    /**
     * What becomes a target; {@code role}.
     *
     * @param choice must be said
     * @return this
     */
    public OpenstackDiscoveryBuilder role(Role choice) {
        settings.word("role", choice.word);
        return this;
    }

    /**
     * The region; {@code region}.
     *
     * @param value must be said
     * @return this
     */
    public OpenstackDiscoveryBuilder region(String value) {
        settings.text("region", value);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 1m} unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * Whether instances of all projects become targets; needs an administrator; {@code all_tenants}. Since Prometheus
     * 2.5.
     *
     * @param choice false unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder allTenants(boolean choice) {
        settings.flag("all_tenants", choice);
        return this;
    }

    /**
     * TLS; {@code tls_config}. Since Prometheus 2.5.
     *
     * @param block says authority, client certificate and server name
     * @return this
     */
    public OpenstackDiscoveryBuilder tls(Consumer<TlsBuilder> block) {
        TlsBuilder builder = new TlsBuilder(this, recorder().here());
        within(builder, block);
        tls = once(tls, builder.build(), "tls");
        return this;
    }

    /**
     * Which of the services' addresses is used; {@code availability}. Since Prometheus 2.20.
     *
     * @param choice {@link Availability#PUBLIC} unless said
     * @return this
     */
    public OpenstackDiscoveryBuilder availability(Availability choice) {
        settings.word("availability", choice.word);
        return this;
    }

    Discovery build() {
        settings.require("role", "region");
        return Discoveries.of(this, "openstack", settings.build(), Discoveries.client(tls, declaredAt()));
    }

    /** What {@code role} can be. */
    public enum Role {
        /** {@code hypervisor}. */
        HYPERVISOR("hypervisor"),
        /** {@code instance}. */
        INSTANCE("instance"),
        /** {@code loadbalancer}. */
        LOADBALANCER("loadbalancer");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }

    /** What {@code availability} can be. */
    public enum Availability {
        /** {@code public}. */
        PUBLIC("public"),
        /** {@code admin}. */
        ADMIN("admin"),
        /** {@code internal}. */
        INTERNAL("internal");

        private final String word;

        Availability(String word) {
            this.word = word;
        }
    }
}
