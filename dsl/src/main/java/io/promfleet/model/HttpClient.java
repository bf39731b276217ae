package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How an HTTP connection is made; the HTTP client part of Prometheus' configuration.
 */
@Value.Immutable
public interface HttpClient {

    /**
     * How the client authenticates.
     *
     * @return the method
     */
    Optional<Authentication> authentication();

    /**
     * TLS; {@code tls_config}.
     *
     * @return the settings
     */
    Optional<Tls> tls();

    /**
     * A proxy in between; {@code proxy_url}.
     *
     * @return its address
     */
    Optional<URI> proxyUrl();

    /**
     * Whether redirects are followed; {@code follow_redirects}, default true.
     *
     * @return the choice
     */
    Optional<Boolean> followRedirects();

    /**
     * Whether HTTP/2 is used; {@code enable_http2}, default true, false for remote write since Prometheus 3.0.
     *
     * @return the choice
     */
    Optional<Boolean> enableHttp2();

    /**
     * Whether nothing is said at all.
     *
     * @return true if every part is empty
     */
    default boolean isEmpty() {
        return authentication().isEmpty()
                && tls().isEmpty()
                && proxyUrl().isEmpty()
                && followRedirects().isEmpty()
                && enableHttp2().isEmpty();
    }

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableHttpClient.Builder {
        Builder() {}
    }
}
