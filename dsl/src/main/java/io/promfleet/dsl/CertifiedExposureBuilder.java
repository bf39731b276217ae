package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ServingCertificate;
import io.promfleet.model.ServingCertificate.Issuer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to the hub's receiver that has a certificate of its own.
 *
 * @param <B> the builder itself
 */
public abstract class CertifiedExposureBuilder<B extends CertifiedExposureBuilder<B>> extends ExposureBuilder<B> {
    private @Nullable String certificate;
    private @Nullable Issuer issuer;

    CertifiedExposureBuilder(Declaration parent, String kind, Location declaredAt) {
        super(parent, kind, declaredAt);
    }

    /**
     * The Secret on the hub with the certificate that senders see, for the host of the receiver's {@code url}: {@code tls.crt} and
     * {@code tls.key}.
     *
     * @param secret {@code remote-write-tls} unless said
     * @return this
     */
    public B certificate(String secret) {
        certificate = once(certificate, dnsName(secret, "certificate"), "certificate");
        return self();
    }

    /**
     * Lets cert-manager make the certificate, from an issuer of the whole cluster; {@code issuerRef} of its {@code Certificate}.
     *
     * @param name the {@code ClusterIssuer}; unless said, somebody else fills the Secret
     * @return this
     */
    public B clusterIssuer(String name) {
        return issuedBy("ClusterIssuer", name, "clusterIssuer");
    }

    /**
     * Lets cert-manager make the certificate, from an issuer in the namespace of the fleet; {@code issuerRef} of its
     * {@code Certificate}.
     *
     * @param name the {@code Issuer}; unless said, somebody else fills the Secret
     * @return this
     */
    public B issuer(String name) {
        return issuedBy("Issuer", name, "issuer");
    }

    private B issuedBy(String kind, String name, String call) {
        issuer = once(issuer, new Issuer(kind, dnsName(name, call)), call);
        return self();
    }

    @Override
    final Optional<ServingCertificate> certificate() {
        return Optional.of(new ServingCertificate(
                Objects.requireNonNullElse(certificate, "remote-write-tls"), Optional.ofNullable(issuer)));
    }
}
