package io.promfleet.dsl;

import io.promfleet.model.SecretKey;
import java.util.Objects;

/** References to Secrets, as the builders check them. */
final class Secrets {
    private Secrets() {}

    static SecretKey checked(Declaration owner, SecretKey reference) {
        Objects.requireNonNull(reference);
        owner.dnsName(reference.secret(), "secret");
        if (!Names.isDataKey(reference.key())) {
            owner.illegal("key", reference.key(), "is no key of a Secret", "Use letters, digits, `-`, `_` and `.`.");
        }
        return reference;
    }
}
