package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Settings;

/**
 * A signature of Amazon Web Services; {@code sigv4} of Prometheus, since 2.26. Without keys or a profile the credentials are
 * those that Prometheus finds where it runs, such as the role of its service account.
 */
public final class SigV4Builder extends Declaration {
    private final SettingList settings = new SettingList(this);

    SigV4Builder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "sigV4", null, declaredAt);
    }

    /**
     * The region that requests are signed for; {@code region}.
     *
     * @param name the region; that of the credentials unless said
     * @return this
     */
    public SigV4Builder region(String name) {
        settings.text("region", name);
        return this;
    }

    /**
     * The keys that requests are signed with; {@code access_key} and {@code secret_key}. Prometheus reads them from its
     * configuration alone, so that they can be said only where the Operator writes it.
     *
     * @param accessKey where the name of the key is
     * @param secretKey where the key is
     * @return this
     */
    public SigV4Builder keys(CredentialPlace accessKey, CredentialPlace secretKey) {
        settings.credential("access_key", accessKey);
        settings.credential("secret_key", secretKey);
        return this;
    }

    /**
     * A profile of the credentials file where Prometheus runs; {@code profile}.
     *
     * @param name the profile
     * @return this
     */
    public SigV4Builder profile(String name) {
        settings.text("profile", name);
        return this;
    }

    /**
     * A role that is taken on before signing; {@code role_arn}.
     *
     * @param arn its Amazon resource name
     * @return this
     */
    public SigV4Builder roleArn(String arn) {
        settings.text("role_arn", arn);
        return this;
    }

    /**
     * What the owner of the role asks for when it is taken on; {@code external_id}. Needs {@link #roleArn}. Since Prometheus
     * 3.10.
     *
     * @param id the identifier
     * @return this
     */
    public SigV4Builder externalId(String id) {
        settings.text("external_id", id);
        return this;
    }

    /**
     * Whether roles are taken on at an endpoint that complies with FIPS 140; {@code use_fips_sts_endpoint}. Since Prometheus
     * 3.1.
     *
     * @param choice false unless said
     * @return this
     */
    public SigV4Builder useFipsStsEndpoint(boolean choice) {
        settings.flag("use_fips_sts_endpoint", choice);
        return this;
    }

    /**
     * The service that requests are signed for; {@code service_name}. Since Prometheus 3.5.
     *
     * @param name the service, {@code aps} unless said
     * @return this
     */
    public SigV4Builder serviceName(String name) {
        settings.text("service_name", name);
        return this;
    }

    Settings build() {
        if (settings.has("external_id")) {
            settings.require("role_arn");
        }
        return settings.build();
    }
}
