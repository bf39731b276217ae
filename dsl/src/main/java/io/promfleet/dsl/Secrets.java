package io.promfleet.dsl;

import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.SecretKey;
import java.util.Objects;

/** Places of credentials, as the builders check them. */
final class Secrets {
    private Secrets() {}

    /** A place that keeps what is secret. */
    static <P extends CredentialPlace> P checked(Declaration owner, P place) {
        if (place instanceof ConfigMapKey configMap) {
            owner.illegal(
                    "configMap",
                    configMap.configMap(),
                    "can be read by far more people than a Secret",
                    "Refer to a Secret with `secret`.");
        }
        return certificate(owner, place);
    }

    /** A place of a certificate, which is for everyone to see. */
    static <P extends CredentialPlace> P certificate(Declaration owner, P place) {
        if (Objects.requireNonNull(place) instanceof SecretKey secret) {
            owner.dnsName(secret.secret(), "secret");
            key(owner, secret.key(), "a Secret");
        } else if (place instanceof ConfigMapKey configMap) {
            owner.dnsName(configMap.configMap(), "configMap");
            key(owner, configMap.key(), "a ConfigMap");
        } else {
            file(owner, ((CredentialFile) place).path(), "file");
        }
        return place;
    }

    /** A file where Prometheus runs. */
    static String file(Declaration owner, String path, String what) {
        if (!path.startsWith("/")) {
            owner.illegal(what, path, "is no absolute path", "Give the path on the pod, from `/`.");
        }
        return owner.unicode(path, what);
    }

    private static void key(Declaration owner, String key, String holder) {
        if (!Names.isDataKey(key)) {
            owner.illegal("key", key, "is no key of " + holder, "Use letters, digits, `-`, `_` and `.`.");
        }
    }
}
