package io.promfleet.generator.render;

import io.promfleet.model.Authentication;
import io.promfleet.model.HttpClient;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Tls;
import java.util.function.Consumer;

/** The keys of Secrets that a client needs, and that must exist before it can start. */
final class SecretKeys {
    private SecretKeys() {}

    static void forEach(HttpClient http, Consumer<SecretKey> keys) {
        Authentication authentication = http.authentication().orElse(null);
        if (authentication instanceof Authentication.BasicAuth basic) {
            keys.accept(basic.username());
            keys.accept(basic.password());
        } else if (authentication instanceof Authentication.Authorization authorization) {
            keys.accept(authorization.credentials());
        }
        Tls tls = http.tls().orElse(null);
        if (tls != null) {
            tls.ca().ifPresent(keys);
            tls.cert().ifPresent(keys);
            tls.key().ifPresent(keys);
        }
    }
}
