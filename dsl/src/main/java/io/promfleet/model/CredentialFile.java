package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/**
 * A file where Prometheus runs; keys that end in {@code _file}. Prometheus reads it again with every request.
 *
 * @param path the path, as Prometheus sees it
 */
public record CredentialFile(String path) implements CredentialPlace {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CredentialFile that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
