package io.promfleet.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an HTTP client authenticates; at most one method at a time. */
public sealed interface Authentication {

    /**
     * User and password; {@code basic_auth} of Prometheus.
     *
     * @param username where the user's name is; empty for none
     * @param password where the password is; empty for none
     */
    record BasicAuth(Optional<Credential> username, Optional<Credential> password) implements Authentication {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BasicAuth that && username.equals(that.username) && password.equals(that.password);
        }

        @Override
        public int hashCode() {
            return username.hashCode() * 31 + password.hashCode();
        }
    }

    /**
     * A credential in the header {@code Authorization}; {@code authorization} of Prometheus, since 2.26.
     *
     * @param type what precedes the credential; {@code Bearer} if empty
     * @param credentials where the credential is; empty for none
     */
    record Authorization(Optional<String> type, Optional<Credential> credentials) implements Authentication {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Authorization that
                    && type.equals(that.type)
                    && credentials.equals(that.credentials);
        }

        @Override
        public int hashCode() {
            return type.hashCode() * 31 + credentials.hashCode();
        }
    }

    /**
     * A bearer token in the spelling that was there before {@link Authorization}; {@code bearer_token} and {@code
     * bearer_token_file} of Prometheus, deprecated since 2.26. Only read, never said in a definition.
     *
     * @param token where the token is
     */
    record BearerToken(Credential token) implements Authentication {}

    /**
     * A token that an authorization server gives out; {@code oauth2} of Prometheus, since 2.27.
     *
     * @param settings all its keys but those of the connection
     * @param connection how the authorization server is reached: TLS and proxy, nothing else
     */
    record OAuth2(Settings settings, HttpClient connection) implements Authentication {}

    /**
     * A signature of Amazon Web Services; {@code sigv4} of {@code remote_write} and {@code alertmanagers}, since 2.26.
     *
     * @param settings its keys
     */
    record SigV4(Settings settings) implements Authentication {}

    /**
     * A token of Microsoft Entra ID; {@code azuread} of {@code remote_write}, since 2.45.
     *
     * @param settings its keys
     */
    record AzureAd(Settings settings) implements Authentication {}

    /**
     * A token of Google Cloud; {@code google_iam} of {@code remote_write}, since 2.55.
     *
     * @param settings its keys
     */
    record GoogleIam(Settings settings) implements Authentication {}
}
