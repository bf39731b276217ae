package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.model.Credential;
import io.promfleet.model.InlineCredential;

/** What becomes of a credential whose text stands in a file that is read. */
@FunctionalInterface
public interface CredentialForm {
    /** The text is kept, which never shows it. */
    CredentialForm AS_IT_STANDS = (key, text, place) -> new InlineCredential(text);

    /**
     * The form that a credential takes.
     *
     * @param key the key of Prometheus that it was said under, such as {@code password}
     * @param text the credential, which must not be shown
     * @param place where it stands
     * @return the credential for the model
     */
    Credential of(String key, String text, Location place);
}
