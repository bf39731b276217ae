package io.promfleet.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a server is reached: what is shown to it, and whom it is believed. Never printed. */
public final class Access {
    /** No credentials, and the authorities that the JVM trusts. */
    public static final Access ANONYMOUS = new Access(null, null);

    private final @Nullable String authorization;
    private final @Nullable SSLContext tls;

    private Access(@Nullable String authorization, @Nullable SSLContext tls) {
        this.authorization = authorization;
        this.tls = tls;
    }

    /**
     * The same with a bearer token.
     *
     * @param token the token
     * @return another value
     */
    public Access bearerToken(String token) {
        return new Access("Bearer " + token, tls);
    }

    /**
     * The same with a name and a password.
     *
     * @param user the name
     * @param password the password
     * @return another value
     */
    public Access basicAuth(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Access("Basic " + Base64.getEncoder().encodeToString(pair), tls);
    }

    /**
     * The same with authorities and a certificate of its own.
     *
     * @param context the settings of TLS
     * @return another value
     */
    public Access tls(SSLContext context) {
        return new Access(authorization, context);
    }

    Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    /** Says which kind of credentials it has, and none of them. */
    @Override
    public String toString() {
        return authorization == null ? "no credentials" : authorization.substring(0, authorization.indexOf(' '));
    }
}
