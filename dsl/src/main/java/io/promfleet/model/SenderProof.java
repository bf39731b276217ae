package io.promfleet.model;

import java.util.Locale;
import java.util.Optional;

/**
 * How senders prove to the hub who they are, as far as something in front of a Prometheus can check it.
 *
 * @param password by user and password, {@code basic_auth}
 * @param token by a bearer token, {@code authorization}
 * @param certificate by a certificate of their own
 * @param other in a way that only a server of its own can check, such as {@code oauth2}
 */
public record SenderProof(boolean password, boolean token, boolean certificate, boolean other) {
    /**
     * What a receiver says of all its senders.
     *
     * @param receiver the receiver
     * @return the proof; nothing at all if nobody has to prove anything
     */
    public static SenderProof of(Receiver receiver) {
        return of(receiver.authentication(), receiver.tls());
    }

    /**
     * What a client shows.
     *
     * @param authentication its method
     * @param tls its settings
     * @return the proof
     */
    public static SenderProof of(Optional<? extends Authentication> authentication, Optional<? extends Tls> tls) {
        Authentication method = authentication.orElse(null);
        boolean password = method instanceof Authentication.BasicAuth;
        boolean token = method instanceof Authentication.BearerToken
                || (method instanceof Authentication.Authorization authorization
                        && authorization
                                .type()
                                .orElse("Bearer")
                                .toLowerCase(Locale.ROOT)
                                .equals("bearer"));
        boolean certificate = tls.isPresent() && tls.get().cert().isPresent();
        return new SenderProof(password, token, certificate, method != null && !password && !token);
    }

    /**
     * Whether something can be checked.
     *
     * @return false if anybody may write
     */
    public boolean isChecked() {
        return password || token || certificate;
    }
}
