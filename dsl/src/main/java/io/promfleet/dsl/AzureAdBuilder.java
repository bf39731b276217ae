package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Settings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token of Microsoft Entra ID; {@code azuread} of Prometheus, since 2.45. Exactly one way to get it must be said. */
public final class AzureAdBuilder extends Declaration {
    private final SettingList settings = new SettingList(this);
    private final SettingList certificateSettings = new SettingList(this);
    private @Nullable String way;

    AzureAdBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "azureAd", null, declaredAt);
    }

    /**
     * With the identity that Azure assigned to the machine; {@code managed_identity}.
     *
     * @param clientId the identity's {@code client_id}, a UUID
     * @return this
     */
    public AzureAdBuilder managedIdentity(String clientId) {
        SettingList identity = new SettingList(this);
        identity.text("client_id", uuid(clientId, "clientId"));
        return way("managedIdentity", "managed_identity", identity);
    }

    /**
     * With the identity that Azure assigned to Prometheus' service account; {@code workload_identity}. Since Prometheus 3.7.
     *
     * @param clientId the identity's {@code client_id}, a UUID
     * @param tenantId its {@code tenant_id}, a UUID
     * @return this
     */
    public AzureAdBuilder workloadIdentity(String clientId, String tenantId) {
        return way("workloadIdentity", "workload_identity", workload(clientId, tenantId));
    }

    /**
     * With the identity that Azure assigned to Prometheus' service account; {@code workload_identity}. Since Prometheus 3.7.
     *
     * @param clientId the identity's {@code client_id}, a UUID
     * @param tenantId its {@code tenant_id}, a UUID
     * @param tokenFilePath where the service account's token is; {@code token_file_path}, an absolute path on the pod
     * @return this
     */
    public AzureAdBuilder workloadIdentity(String clientId, String tenantId, String tokenFilePath) {
        SettingList identity = workload(clientId, tenantId);
        identity.text("token_file_path", Secrets.file(this, tokenFilePath, "tokenFilePath"));
        return way("workloadIdentity", "workload_identity", identity);
    }

    /**
     * With a client's secret; {@code oauth}. Prometheus reads it from its configuration alone, so that it can be said only
     * where the Operator writes it. Since Prometheus 2.48.
     *
     * @param clientId the client's {@code client_id}, a UUID
     * @param clientSecret where its {@code client_secret} is
     * @param tenantId its {@code tenant_id}
     * @return this
     */
    public AzureAdBuilder oauth(String clientId, CredentialPlace clientSecret, String tenantId) {
        SettingList client = new SettingList(this);
        client.text("client_id", uuid(clientId, "clientId"));
        client.credential("client_secret", clientSecret);
        client.text("tenant_id", tenantId);
        return way("oauth", "oauth", client);
    }

    /**
     * With whatever Azure's own library finds where Prometheus runs; {@code sdk}. Since Prometheus 2.52.
     *
     * @param tenantId the {@code tenant_id}
     * @return this
     */
    public AzureAdBuilder sdk(String tenantId) {
        SettingList sdk = new SettingList(this);
        sdk.text("tenant_id", tenantId);
        return way("sdk", "sdk", sdk);
    }

    /**
     * With a client's certificate; {@code certificate}. Since Prometheus 3.13.
     *
     * @param clientId the client's {@code client_id}, a UUID
     * @param tenantId its {@code tenant_id}
     * @param certificate where its certificate is; {@code certificate_path}
     * @param key where the certificate's key is; {@code certificate_key_path}
     * @return this
     */
    public AzureAdBuilder certificate(
            String clientId, String tenantId, CredentialPlace certificate, CredentialPlace key) {
        if (way == null) {
            certificateSettings.text("client_id", uuid(clientId, "clientId"));
            certificateSettings.text("tenant_id", tenantId);
            certificateSettings.credential("certificate_path", certificate);
            certificateSettings.credential("certificate_key_path", key);
        }
        return way("certificate");
    }

    /**
     * What the file of the client's certificate is encrypted with; {@code certificate_password}. Needs {@link #certificate}.
     * Prometheus reads it from its configuration alone. Since Prometheus 3.13.
     *
     * @param password where it is
     * @return this
     */
    public AzureAdBuilder certificatePassword(CredentialPlace password) {
        certificateSettings.credential("certificate_password", password);
        return this;
    }

    /**
     * Whether the certificates of the issuers are sent too; {@code send_certificate_chain}. Needs {@link #certificate}. Since
     * Prometheus 3.13.
     *
     * @param choice false unless said
     * @return this
     */
    public AzureAdBuilder sendCertificateChain(boolean choice) {
        certificateSettings.flag("send_certificate_chain", choice);
        return this;
    }

    /**
     * The cloud that gives out the token; {@code cloud}.
     *
     * @param name {@link Cloud#AZURE_PUBLIC} unless said
     * @return this
     */
    public AzureAdBuilder cloud(Cloud name) {
        settings.word("cloud", name.configName);
        return this;
    }

    /**
     * What the token is for; {@code scope}. Since Prometheus 3.9.
     *
     * @param name the scope; that of the cloud's monitoring unless said
     * @return this
     */
    public AzureAdBuilder scope(String name) {
        settings.text("scope", name);
        return this;
    }

    Settings build() {
        if (way == null) {
            mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "No way to get a token was said.",
                    "Say `managedIdentity`, `workloadIdentity`, `oauth`, `sdk` or `certificate`.");
        }
        boolean certificate = certificateSettings.has("certificate_path");
        if (certificate) {
            settings.inherit("certificate", certificateSettings.build());
        } else if (!certificateSettings.build().isEmpty()) {
            mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "The settings of `certificate` lack it.",
                    "Say `certificate`, or leave them out.");
        }
        return settings.build();
    }

    private SettingList workload(String clientId, String tenantId) {
        SettingList identity = new SettingList(this);
        identity.text("client_id", uuid(clientId, "clientId"));
        identity.text("tenant_id", uuid(tenantId, "tenantId"));
        return identity;
    }

    private AzureAdBuilder way(String call, String key, SettingList said) {
        if (way == null) {
            settings.value(key, said.build());
        }
        return way(call);
    }

    private AzureAdBuilder way(String call) {
        saying();
        if (way == null) {
            way = call;
        } else {
            mistake(
                    DefinitionRule.SAID_TWICE,
                    "Both `" + way + "` and `" + call + "` say how to get a token.",
                    "Keep one of them.");
        }
        return this;
    }

    private String uuid(String text, String what) {
        try {
            if (UUID.fromString(text).toString().equalsIgnoreCase(text)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like a text that Java reads and Prometheus does not.
        }
        illegal(what, text, "is no UUID", "Write 32 hexadecimal digits as `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.");
        return unicode(text, what);
    }

    /** A cloud of Azure; {@code cloud} of {@code azuread}. */
    public enum Cloud {
        /** The public cloud. */
        AZURE_PUBLIC("AzurePublic"),
        /** The cloud in China. */
        AZURE_CHINA("AzureChina"),
        /** The cloud of the government of the United States. */
        AZURE_GOVERNMENT("AzureGovernment");

        private final String configName;

        Cloud(String configName) {
            this.configName = configName;
        }
    }
}
