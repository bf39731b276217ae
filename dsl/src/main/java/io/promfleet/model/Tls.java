package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * TLS of a client; {@code tls_config} of Prometheus.
 */
@Value.Immutable
public interface Tls {

    /**
     * Which certificate authority signs the server's certificate; {@code ca_file}, the operator's {@code ca}.
     *
     * @return where its certificate is; the system's authorities if empty
     */
    Optional<Credential> ca();

    /**
     * The client's certificate; {@code cert_file}, the operator's {@code cert}.
     *
     * @return where it is
     */
    Optional<Credential> cert();

    /**
     * The client's private key; {@code key_file}, the operator's {@code keySecret}.
     *
     * @return where it is
     */
    Optional<Credential> key();

    /**
     * The name that the server's certificate must carry; {@code server_name}.
     *
     * @return the name; the address' host if empty
     */
    Optional<String> serverName();

    /**
     * Whether the server's certificate is not checked at all; {@code insecure_skip_verify}, default false.
     *
     * @return the choice
     */
    Optional<Boolean> insecureSkipVerify();

    /**
     * The oldest version of TLS that is accepted; {@code min_version}, since Prometheus 2.35.
     *
     * @return the version, {@link TlsVersion#TLS12} if empty
     */
    Optional<TlsVersion> minVersion();

    /**
     * The newest version of TLS that is accepted; {@code max_version}, since Prometheus 2.41.
     *
     * @return the version, {@link TlsVersion#TLS13} if empty
     */
    Optional<TlsVersion> maxVersion();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Where its calls stand. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    @Value.Default
    default CallPlaces calls() {
        return CallPlaces.NONE;
    }

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableTls.Builder {
        Builder() {}
    }
}
