package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Tls;
import io.promfleet.model.TlsVersion;
import org.jspecify.annotations.Nullable;

/** TLS of a client; {@code tls_config} of Prometheus. */
public final class TlsBuilder extends Declaration {
    private @Nullable CredentialPlace ca;
    private @Nullable CredentialPlace cert;
    private @Nullable CredentialPlace key;
    private @Nullable CredentialFile caFile;
    private @Nullable String serverName;
    private @Nullable Boolean insecureSkipVerify;
    private @Nullable TlsVersion minVersion;
    private @Nullable TlsVersion maxVersion;

    TlsBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "tls", null, declaredAt);
    }

    /**
     * The certificate authority that signs the server's certificate; {@code ca_file}.
     *
     * @param place where its certificate is; the system's authorities unless said
     * @return this
     */
    public TlsBuilder ca(CredentialPlace place) {
        ca = once(ca, Secrets.certificate(this, place), "ca");
        return this;
    }

    /**
     * The client's certificate and private key, for a server that asks for one; {@code cert_file} and {@code key_file}.
     *
     * @param certificate where the certificate is
     * @param privateKey where the private key is
     * @return this
     */
    public TlsBuilder clientCertificate(CredentialPlace certificate, CredentialPlace privateKey) {
        cert = once(cert, Secrets.certificate(this, certificate), "clientCertificate");
        key = once(key, Secrets.checked(this, privateKey), "clientCertificate");
        return this;
    }

    /**
     * A file on the Prometheus pod with the certificate authority; {@code ca_file}. For the one that Kubernetes mounts itself; a
     * certificate of your own belongs into a Secret.
     *
     * @param file an absolute path
     * @return this
     */
    public TlsBuilder caFile(String file) {
        caFile = once(caFile, new CredentialFile(Secrets.file(this, file, "caFile")), "caFile");
        return this;
    }

    /**
     * The name that the server's certificate must carry; {@code server_name}.
     *
     * @param name the name; the address' host unless said
     * @return this
     */
    public TlsBuilder serverName(String name) {
        serverName = once(serverName, notBlank(name, "serverName"), "serverName");
        return this;
    }

    /**
     * Whether the server's certificate is not checked at all, so that anyone on the way can read and change what is sent;
     * {@code insecure_skip_verify}.
     *
     * @param choice false unless said
     * @return this
     */
    public TlsBuilder insecureSkipVerify(boolean choice) {
        insecureSkipVerify = placed(insecureSkipVerify, choice, "insecureSkipVerify");
        return this;
    }

    /**
     * The oldest version of TLS that is accepted; {@code min_version}. Since Prometheus 2.35.
     *
     * @param version not newer than {@link #maxVersion}; {@link TlsVersion#TLS12} unless said
     * @return this
     */
    public TlsBuilder minVersion(TlsVersion version) {
        minVersion = once(minVersion, version, "minVersion");
        return this;
    }

    /**
     * The newest version of TLS that is accepted; {@code max_version}. Since Prometheus 2.41.
     *
     * @param version not older than {@link #minVersion}; {@link TlsVersion#TLS13} unless said
     * @return this
     */
    public TlsBuilder maxVersion(TlsVersion version) {
        maxVersion = once(maxVersion, version, "maxVersion");
        return this;
    }

    Tls build() {
        if (minVersion != null && maxVersion != null && maxVersion.compareTo(minVersion) < 0) {
            // Prometheus itself finds this only when it connects.
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The newest version `" + maxVersion + "` is older than the oldest, `" + minVersion + "`.",
                    "Raise `maxVersion` or lower `minVersion`.");
        }
        if (ca != null && caFile != null) {
            mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "Both `ca` and `caFile` name a certificate authority.",
                    "Keep one of them.");
        }
        Tls.Builder tls = Tls.builder().declaredAt(declaredAt()).calls(places());
        if (ca != null) {
            tls.ca(ca);
        } else if (caFile != null) {
            tls.ca(caFile);
        }
        if (cert != null) {
            tls.cert(cert);
        }
        if (key != null) {
            tls.key(key);
        }
        if (serverName != null) {
            tls.serverName(serverName);
        }
        if (insecureSkipVerify != null) {
            tls.insecureSkipVerify(insecureSkipVerify);
        }
        if (minVersion != null) {
            tls.minVersion(minVersion);
        }
        if (maxVersion != null) {
            tls.maxVersion(maxVersion);
        }
        return tls.build();
    }
}
