package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.InlineCredential;
import java.util.Optional;

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

    /**
     * The form that a credential takes which stands in a file of its own.
     *
     * @param path the file, as Prometheus finds it
     * @param place where the file is named
     * @return the credential for the model; the same file unless another form is wanted
     */
    default Credential ofFile(String path, Location place) {
        return new CredentialFile(path);
    }

    /**
     * The credential that a text becomes which to Prometheus is no secret, such as the identifier of a client.
     *
     * @param place where it stands
     * @return the credential; empty where the text stays a text, as it does unless another form is wanted
     */
    default Optional<Credential> ofText(Location place) {
        return Optional.empty();
    }
}
