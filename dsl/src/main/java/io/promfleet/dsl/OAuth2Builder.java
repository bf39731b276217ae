package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue.CredentialValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A token that an authorization server gives out; {@code oauth2} of Prometheus, since 2.27. The client proves itself with
 * {@link #clientSecret} or, since 3.8, with a token that it signs itself: {@link #clientCertificateKey}.
 */
public final class OAuth2Builder extends Declaration {
    private final SettingList settings = new SettingList(this);
    private final SettingList connection = new SettingList(this);
    private @Nullable Tls tls;

    OAuth2Builder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "oauth2", null, declaredAt);
    }

    /**
     * The client's name at the authorization server; {@code client_id}. Must be said.
     *
     * @param id the name
     * @return this
     */
    public OAuth2Builder clientId(String id) {
        settings.text("client_id", id);
        return this;
    }

    /**
     * The client's name at the authorization server; {@code client_id}. For remote write, where the Operator takes a
     * reference; Prometheus' own file takes the name itself.
     *
     * @param place where it is, such as a ConfigMap
     * @return this
     */
    public OAuth2Builder clientId(CredentialPlace place) {
        settings.value("client_id", new CredentialValue(Secrets.certificate(this, place)));
        return this;
    }

    /**
     * The client's secret; {@code client_secret}.
     *
     * @param secret where it is
     * @return this
     */
    public OAuth2Builder clientSecret(CredentialPlace secret) {
        settings.credential("client_secret", secret);
        return this;
    }

    /**
     * The private key that the client signs its own tokens with, in PEM; {@code client_certificate_key}. Only with {@link
     * GrantType#JWT_BEARER}. Since Prometheus 3.8.
     *
     * @param key where it is
     * @return this
     */
    public OAuth2Builder clientCertificateKey(CredentialPlace key) {
        settings.credential("client_certificate_key", key);
        return this;
    }

    /**
     * The name of that key at the authorization server, sent as {@code kid}; {@code client_certificate_key_id}. Since
     * Prometheus 3.8.
     *
     * @param id the name; none is sent unless said
     * @return this
     */
    public OAuth2Builder clientCertificateKeyId(String id) {
        settings.text("client_certificate_key_id", id);
        return this;
    }

    /**
     * How the token is asked for; {@code grant_type}. Since Prometheus 3.8.
     *
     * @param type {@link GrantType#CLIENT_CREDENTIALS} unless said
     * @return this
     */
    public OAuth2Builder grantType(GrantType type) {
        settings.word("grant_type", type.configName);
        return this;
    }

    /**
     * How the client signs its own tokens; {@code signature_algorithm}. Only with {@link GrantType#JWT_BEARER}. Since
     * Prometheus 3.8.
     *
     * @param algorithm {@link SignatureAlgorithm#RS256} unless said
     * @return this
     */
    public OAuth2Builder signatureAlgorithm(SignatureAlgorithm algorithm) {
        settings.word("signature_algorithm", algorithm.name());
        return this;
    }

    /**
     * Who issues the client's own tokens; {@code iss}. Only with {@link GrantType#JWT_BEARER}. Since Prometheus 3.8.
     *
     * @param issuer the client's name unless said
     * @return this
     */
    public OAuth2Builder iss(String issuer) {
        settings.text("iss", issuer);
        return this;
    }

    /**
     * Whom the client's own tokens are for; {@code audience}. Only with {@link GrantType#JWT_BEARER}. Since Prometheus 3.8.
     *
     * @param audience the token's address unless said
     * @return this
     */
    public OAuth2Builder audience(String audience) {
        settings.text("audience", audience);
        return this;
    }

    /**
     * What else the client's own tokens say; {@code claims}. Only with {@link GrantType#JWT_BEARER}. Since Prometheus 3.8.
     *
     * @param block says the claims
     * @return this
     */
    public OAuth2Builder claims(Consumer<ObjectBuilder> block) {
        settings.value(
                "claims", within(new ObjectBuilder(this, "claims", null), block).build());
        return this;
    }

    /**
     * What the token is for; {@code scopes}.
     *
     * @param scopes at least one; none is asked for unless said
     * @return this
     */
    public OAuth2Builder scopes(String... scopes) {
        settings.texts("scopes", scopes);
        return this;
    }

    /**
     * Where tokens are given out; {@code token_url}. Must be said.
     *
     * @param address an http or https address
     * @return this
     */
    public OAuth2Builder tokenUrl(String address) {
        settings.address("token_url", address);
        return this;
    }

    /**
     * Adds a parameter to every request for a token; {@code endpoint_params}. Not for credentials.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public OAuth2Builder endpointParam(String name, String value) {
        settings.entry("endpoint_params", name, new TextValue(unicode(value, name)));
        return this;
    }

    /**
     * TLS towards the authorization server; {@code tls_config}. Since Prometheus 2.31.
     *
     * @param block says authority, client certificate and server name
     * @return this
     */
    public OAuth2Builder tls(Consumer<TlsBuilder> block) {
        TlsBuilder builder = new TlsBuilder(this, recorder().here());
        within(builder, block);
        tls = once(tls, builder.build(), "tls");
        return this;
    }

    /**
     * A proxy before the authorization server; {@code proxy_url}. Since Prometheus 2.35.
     *
     * @param address its address, without credentials
     * @return this
     */
    public OAuth2Builder proxyUrl(String address) {
        Proxies.url(this, connection, address);
        return this;
    }

    /**
     * Where the proxy is passed by; {@code no_proxy}. Needs {@link #proxyUrl}. Since Prometheus 2.43.
     *
     * @param hosts addresses, networks and host names without commas; at least one
     * @return this
     */
    public OAuth2Builder noProxy(String... hosts) {
        Proxies.noProxy(this, connection, hosts);
        return this;
    }

    /**
     * Whether the proxy is the one that environment variables of Prometheus name; {@code proxy_from_environment}. Since
     * Prometheus 2.43.
     *
     * @param choice false unless said
     * @return this
     */
    public OAuth2Builder proxyFromEnvironment(boolean choice) {
        connection.flag("proxy_from_environment", choice);
        return this;
    }

    /**
     * A header that is sent to the proxy, as a rule a credential; {@code proxy_connect_header}. Since Prometheus 2.43.
     *
     * @param header its name
     * @param values where its values are; at least one
     * @return this
     */
    public OAuth2Builder proxyConnectHeader(String header, CredentialPlace... values) {
        Proxies.connectHeader(this, connection, header, values);
        return this;
    }

    Authentication build() {
        settings.require("client_id", "token_url");
        Proxies.check(this, connection);
        HttpClient.Builder http =
                HttpClient.builder().settings(connection.build()).declaredAt(declaredAt());
        if (tls != null) {
            http.tls(tls);
        }
        Settings said = settings.build();
        return new Authentication.OAuth2(said, http.build());
    }

    /** How a token is asked for; {@code grant_type} of {@code oauth2}. */
    public enum GrantType {
        /** With the client's secret. */
        CLIENT_CREDENTIALS("client_credentials"),
        /** With a token that the client signs itself. */
        JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer");

        private final String configName;

        GrantType(String configName) {
            this.configName = configName;
        }
    }

    /** How a client signs its own tokens; {@code signature_algorithm} of {@code oauth2}. */
    public enum SignatureAlgorithm {
        /** RSA with SHA-256. */
        RS256,
        /** RSA with SHA-384. */
        RS384,
        /** RSA with SHA-512. */
        RS512
    }
}
