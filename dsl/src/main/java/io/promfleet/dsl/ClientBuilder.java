package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.HeaderName;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves who it is and checks the server; said the same way wherever Prometheus is an HTTP client.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> extends Declaration {
    private @Nullable Authentication authentication;
    private @Nullable String authenticatedBy;
    private @Nullable Tls tls;

    ClientBuilder(Declaration parent, String kind, @Nullable String name, Location declaredAt) {
        super(parent.recorder(), parent, kind, name, declaredAt);
    }

    /**
     * Authenticates with user and password; {@code basic_auth} of Prometheus.
     *
     * @param username where the user's name is
     * @param password where the password is
     * @return this
     */
    public B basicAuth(CredentialPlace username, CredentialPlace password) {
        return authenticate(
                new Authentication.BasicAuth(
                        Optional.of(Secrets.checked(this, username)), Optional.of(Secrets.checked(this, password))),
                "basicAuth");
    }

    /**
     * Authenticates with a user who has no password; {@code basic_auth} of Prometheus.
     *
     * @param username where the user's name is
     * @return this
     */
    public B basicAuthUser(CredentialPlace username) {
        return authenticate(
                new Authentication.BasicAuth(Optional.of(Secrets.checked(this, username)), Optional.empty()),
                "basicAuthUser");
    }

    /**
     * Authenticates with a password alone, such as a token that a server takes in its place; {@code basic_auth} of Prometheus.
     *
     * @param password where the password is
     * @return this
     */
    public B basicAuthPassword(CredentialPlace password) {
        return authenticate(
                new Authentication.BasicAuth(Optional.empty(), Optional.of(Secrets.checked(this, password))),
                "basicAuthPassword");
    }

    /**
     * Authenticates with a bearer token; {@code authorization} of Prometheus.
     *
     * @param token where the token is
     * @return this
     */
    public B bearerToken(CredentialPlace token) {
        return authenticate(
                new Authentication.Authorization(Optional.of("Bearer"), Optional.of(Secrets.checked(this, token))),
                "bearerToken");
    }

    /**
     * Authenticates with a credential of any type; {@code authorization} of Prometheus.
     *
     * @param type what precedes the credential in the header
     * @param credentials where the credential is
     * @return this
     */
    public B authorization(String type, CredentialPlace credentials) {
        if (!HeaderName.isToken(type)) {
            // Not quoted: behind the word most likely stands the credential.
            mistake(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The value of `type` is no authentication scheme.",
                    "Give one word, such as `Bearer`; the credential stands in the Secret.");
        }
        if (type.strip().equalsIgnoreCase("basic")) {
            illegal("type", type, "is refused by Prometheus here", "Use `basicAuth`.");
        }
        return authenticate(
                new Authentication.Authorization(Optional.of(type), Optional.of(Secrets.checked(this, credentials))),
                "authorization");
    }

    /**
     * Authenticates with a token that an authorization server gives out; {@code oauth2} of Prometheus, since 2.27.
     *
     * @param block says the server and the client's secret
     * @return this
     */
    public B oauth2(Consumer<OAuth2Builder> block) {
        OAuth2Builder builder = new OAuth2Builder(this, recorder().here());
        return authenticate(within(builder, block).build(), "oauth2");
    }

    /**
     * TLS; {@code tls_config} of Prometheus.
     *
     * @param block says authority, client certificate and server name
     * @return this
     */
    public B tls(Consumer<TlsBuilder> block) {
        TlsBuilder builder = new TlsBuilder(this, recorder().here());
        within(builder, block);
        tls = once(tls, builder.build(), "tls");
        return self();
    }

    /** Authenticates; at most once, whichever the method, which is named as it was called. */
    final B authenticate(Authentication method, String call) {
        if (authentication == null || call.equals(authenticatedBy)) {
            authentication = once(authentication, method, call);
            authenticatedBy = call;
        } else {
            saying();
            mistake(
                    DefinitionRule.SAID_TWICE,
                    "`" + call + "` is said although `" + authenticatedBy + "` was said before.",
                    "Keep one of both; a request carries one authentication.");
        }
        return self();
    }

    final @Nullable Authentication authentication() {
        return authentication;
    }

    final @Nullable Tls tls() {
        return tls;
    }

    /** What was said, with the other settings of the connection. */
    final HttpClient buildClient(Settings settings) {
        HttpClient.Builder http = HttpClient.builder().settings(settings).declaredAt(declaredAt());
        List<Location> within = new ArrayList<>(1);
        if (authentication != null) {
            http.authentication(authentication);
            SharedValues.collectLines(authentication, within);
        }
        if (tls != null) {
            http.tls(tls);
            within.add(tls.declaredAt());
        }
        SharedValues.collectLines(settings, within);
        return recorder().shared().share(http.build(), declaredAt(), within);
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }
}
