package io.promfleet.model;

import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How an HTTP connection is made; the HTTP client part of Prometheus' configuration.
 */
@Value.Immutable
public interface HttpClient {
    /** Nothing is said. */
    HttpClient NONE = builder()
            .settings(Settings.NONE)
            .declaredAt(UnknownLocation.UNKNOWN)
            .build();

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
     * Everything else: {@code proxy_url}, {@code no_proxy}, {@code proxy_from_environment}, {@code proxy_connect_header},
     * {@code http_headers}, {@code follow_redirects} and {@code enable_http2}.
     *
     * @return the settings, {@link Settings#NONE} unless said otherwise
     */
    Settings settings();

    /**
     * Whether nothing is said at all.
     *
     * @return true if every part is empty
     */
    default boolean isEmpty() {
        return authentication().isEmpty() && tls().isEmpty() && settings().isEmpty();
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
