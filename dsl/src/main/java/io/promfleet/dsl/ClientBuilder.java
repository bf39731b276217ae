package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Tls;
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
     * @param username the Secret's key with the user's name
     * @param password the Secret's key with the password
     * @return this
     */
    public B basicAuth(SecretKey username, SecretKey password) {
        return authenticate(
                new Authentication.BasicAuth(Secrets.checked(this, username), Secrets.checked(this, password)),
                "basicAuth");
    }

    /**
     * Authenticates with a bearer token; {@code authorization} of Prometheus.
     *
     * @param token the Secret's key with the token
     * @return this
     */
    public B bearerToken(SecretKey token) {
        return authenticate(new Authentication.Authorization("Bearer", Secrets.checked(this, token)), "bearerToken");
    }

    /**
     * Authenticates with a credential of any type; {@code authorization} of Prometheus.
     *
     * @param type what precedes the credential in the header
     * @param credentials the Secret's key with the credential
     * @return this
     */
    public B authorization(String type, SecretKey credentials) {
        if (!Names.isHeaderName(type)) {
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
                new Authentication.Authorization(type, Secrets.checked(this, credentials)), "authorization");
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

    /** Authenticates with a token that Kubernetes mounts; only what promfleet itself defines needs it. */
    final B authenticate(Authentication.TokenFile token) {
        return authenticate(token, "a token that Kubernetes mounts");
    }

    private B authenticate(Authentication method, String call) {
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

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }
}
