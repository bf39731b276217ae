package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/**
 * A reference to one key of a Secret. The secret itself is in no fleet and in no output.
 *
 * @param secret {@code metadata.name} of the Secret, in the namespace of what refers to it
 * @param key the key in its {@code data}
 */
public record SecretKey(String secret, String key) implements CredentialPlace {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretKey that && secret.equals(that.secret) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return secret.hashCode() * 31 + key.hashCode();
    }
}
