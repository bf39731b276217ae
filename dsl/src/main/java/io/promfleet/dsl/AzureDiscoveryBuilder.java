package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import java.time.Duration;

// Generated from the schemas of Prometheus by DiscoverySources, which a test compares it with. Change it there.
/** Virtual machines of Azure become targets; {@code azure_sd_configs} of Prometheus. */
public final class AzureDiscoveryBuilder extends HttpClientBuilder<AzureDiscoveryBuilder> {
    private final SettingList settings = new SettingList(this);

    AzureDiscoveryBuilder(Declaration parent, Location declaredAt) {
        super(parent, "azure", null, declaredAt);
    }

    /**
     * Which cloud of Azure it is; {@code environment}. Since Prometheus 2.4.
     *
     * @param value {@code AzurePublicCloud} unless said
     * @return this
     */
    public AzureDiscoveryBuilder environment(String value) {
        settings.text("environment", value);
        return this;
    }

    /**
     * The port that is scraped; {@code port}.
     *
     * @param number from 0 to 65535; 80 unless said
     * @return this
     */
    public AzureDiscoveryBuilder port(int number) {
        settings.number("port", number, 0, 65535);
        return this;
    }

    /**
     * The subscription whose machines become targets; {@code subscription_id}.
     *
     * @param value must be said
     * @return this
     */
    public AzureDiscoveryBuilder subscriptionId(String value) {
        settings.text("subscription_id", value);
        return this;
    }

    /**
     * The tenant; must be said with OAuth; {@code tenant_id}.
     *
     * @param value none unless said
     * @return this
     */
    public AzureDiscoveryBuilder tenantId(String value) {
        settings.text("tenant_id", value);
        return this;
    }

    /**
     * The client; must be said with OAuth; {@code client_id}.
     *
     * @param value none unless said
     * @return this
     */
    public AzureDiscoveryBuilder clientId(String value) {
        settings.text("client_id", value);
        return this;
    }

    /**
     * The client's secret; must be said with OAuth; {@code client_secret}.
     *
     * @param place where it is
     * @return this
     */
    public AzureDiscoveryBuilder clientSecret(CredentialPlace place) {
        settings.credential("client_secret", place);
        return this;
    }

    /**
     * How often targets are looked up again; {@code refresh_interval}.
     *
     * @param time above zero; {@code 5m} unless said
     * @return this
     */
    public AzureDiscoveryBuilder refreshInterval(Duration time) {
        settings.time("refresh_interval", time);
        return this;
    }

    /**
     * How Prometheus signs in to Azure; {@code authentication_method}. Since Prometheus 2.7.
     *
     * @param choice {@link AuthenticationMethod#OAUTH} unless said
     * @return this
     */
    public AzureDiscoveryBuilder authenticationMethod(AuthenticationMethod choice) {
        settings.word("authentication_method", choice.word);
        return this;
    }

    /**
     * Only machines of this resource group; {@code resource_group}. Since Prometheus 2.35.
     *
     * @param value none unless said
     * @return this
     */
    public AzureDiscoveryBuilder resourceGroup(String value) {
        settings.text("resource_group", value);
        return this;
    }

    Discovery build() {
        settings.require("subscription_id");
        return Discoveries.of(this, "azure", settings.build(), buildHttp());
    }

    /** What {@code authentication_method} can be. */
    public enum AuthenticationMethod {
        /** {@code OAuth}. */
        OAUTH("OAuth"),
        /** {@code ManagedIdentity}. */
        MANAGED_IDENTITY("ManagedIdentity"),
        /** {@code SDK}. */
        SDK("SDK"),
        /** {@code WorkloadIdentity}. */
        WORKLOAD_IDENTITY("WorkloadIdentity");

        private final String word;

        AuthenticationMethod(String word) {
            this.word = word;
        }
    }
}
