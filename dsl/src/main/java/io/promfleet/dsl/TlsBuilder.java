package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Tls;
import org.jspecify.annotations.Nullable;

/** TLS of a client; {@code tls_config} of Prometheus. */
public final class TlsBuilder extends Declaration {
    private @Nullable SecretKey ca;
    private @Nullable SecretKey cert;
    private @Nullable SecretKey key;
    private @Nullable String caFile;
    private @Nullable String serverName;
    private @Nullable Boolean insecureSkipVerify;

    TlsBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "tls", null, declaredAt);
    }

    /**
     * The certificate authority that signs the server's certificate.
     *
     * @param reference the Secret's key; the system's authorities unless said
     * @return this
     */
    public TlsBuilder ca(SecretKey reference) {
        ca = once(ca, Secrets.checked(this, reference), "ca");
        return this;
    }

    /**
     * The client's certificate and private key, for a server that asks for one.
     *
     * @param certificate the Secret's key with the certificate
     * @param privateKey the Secret's key with the private key
     * @return this
     */
    public TlsBuilder clientCertificate(SecretKey certificate, SecretKey privateKey) {
        cert = once(cert, Secrets.checked(this, certificate), "clientCertificate");
        key = once(key, Secrets.checked(this, privateKey), "clientCertificate");
        return this;
    }

    /**
     * A file on the Prometheus pod with the certificate authority. For the one that Kubernetes mounts itself; a
     * certificate of your own belongs into a Secret.
     *
     * @param file an absolute path
     * @return this
     */
    public TlsBuilder caFile(String file) {
        if (!file.startsWith("/")) {
            illegal("caFile", file, "is no absolute path", "Give the path on the pod, from `/`.");
        }
        caFile = once(caFile, unicode(file, "caFile"), "caFile");
        return this;
    }

    /**
     * The name that the server's certificate must carry.
     *
     * @param name the name; the address' host unless said
     * @return this
     */
    public TlsBuilder serverName(String name) {
        serverName = once(serverName, notBlank(name, "serverName"), "serverName");
        return this;
    }

    /**
     * Whether the server's certificate is not checked at all, so that anyone on the way can read and change what is sent.
     *
     * @param choice false unless said
     * @return this
     */
    public TlsBuilder insecureSkipVerify(boolean choice) {
        insecureSkipVerify = once(insecureSkipVerify, choice, "insecureSkipVerify");
        return this;
    }

    Tls build() {
        if (ca != null && caFile != null) {
            mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "Both `ca` and `caFile` name a certificate authority.",
                    "Keep one of them.");
        }
        Tls.Builder tls = Tls.builder().declaredAt(declaredAt());
        if (ca != null) {
            tls.ca(ca);
        }
        if (cert != null) {
            tls.cert(cert);
        }
        if (key != null) {
            tls.key(key);
        }
        if (caFile != null) {
            tls.caFile(caFile);
        }
        if (serverName != null) {
            tls.serverName(serverName);
        }
        if (insecureSkipVerify != null) {
            tls.insecureSkipVerify(insecureSkipVerify);
        }
        return tls.build();
    }
}
