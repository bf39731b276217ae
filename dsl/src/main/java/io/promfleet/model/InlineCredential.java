package io.promfleet.model;

/**
 * The text itself, as it stood in a file that was read. Never shown. A definition says none but
 * the name of a user.
 *
 * @param text the secret
 */
public record InlineCredential(String text) implements Credential {
    /** Prometheus' own word for what it does not show. */
    @Override
    public String toString() {
        return "<secret>";
    }
}
