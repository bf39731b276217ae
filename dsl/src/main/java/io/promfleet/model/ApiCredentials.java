package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/**
 * What the hub shows to the API server of a source, and what it checks that server by.
 *
 * @param token where the token of a ServiceAccount of the source is, on the hub
 * @param ca where the certificate authority of the API server is, on the hub
 */
public record ApiCredentials(CredentialPlace token, CredentialPlace ca) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiCredentials that && token.equals(that.token) && ca.equals(that.ca);
    }

    @Override
    public int hashCode() {
        return token.hashCode() * 31 + ca.hashCode();
    }
}
