package io.promfleet.model;

import java.util.Optional;

/**
 * The certificate that senders see.
 *
 * @param secret the Secret with {@code tls.crt} and {@code tls.key}, on the hub
 * @param issuer what makes it; empty for a Secret that somebody else fills
 */
public record ServingCertificate(String secret, Optional<Issuer> issuer) {
    /**
     * An issuer of cert-manager.
     *
     * @param kind {@code Issuer} or {@code ClusterIssuer}
     * @param name its name
     */
    public record Issuer(String kind, String name) {}
}
