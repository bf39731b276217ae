package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Label;
import io.promfleet.model.ServingCertificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said the same way whatever leads to the hub's receiver. How senders prove who they are is said once, on the receiver: a
 * password, a token, or a certificate. What they are compared with stands in a Secret on the hub.
 *
 * @param <B> the builder itself
 */
public abstract class ExposureBuilder<B extends ExposureBuilder<B>> extends Declaration {
    private static final String IMAGE = "docker.io/nginxinc/nginx-unprivileged:1.30.4-alpine";

    private final Map<String, Label> annotations = new LinkedHashMap<>();
    private final Map<String, Location> openTo = new LinkedHashMap<>();
    private @Nullable String users;
    private @Nullable String tokens;
    private @Nullable String clientAuthority;
    private @Nullable ByteSize maxBodySize;
    private @Nullable String image;

    ExposureBuilder(Declaration parent, String kind, Location declaredAt) {
        super(parent.recorder(), parent, kind, null, declaredAt);
    }

    /**
     * The Secret on the hub with the users and hashes of their passwords that are accepted, under the key {@code auth}: lines as
     * {@code htpasswd} writes them. Of use where the receiver says {@code basicAuth}.
     *
     * @param secret {@code remote-write-users} unless said
     * @return this
     */
    public B users(String secret) {
        users = placed(users, dnsName(secret, "users"), "users");
        return self();
    }

    /**
     * The Secret on the hub with the tokens that are accepted, under the key {@code tokens}: lines of the form
     * {@code "Bearer TOKEN" NAME;}. Of use where the receiver says {@code bearerToken}.
     *
     * @param secret {@code remote-write-tokens} unless said
     * @return this
     */
    public B tokens(String secret) {
        tokens = placed(tokens, dnsName(secret, "tokens"), "tokens");
        return self();
    }

    /**
     * The Secret on the hub with the certificate of the authority that signs the senders' certificates, under the key {@code ca.crt}.
     * It should sign nothing else: each certificate of it may write. Of use where the receiver says a {@code clientCertificate}.
     *
     * @param secret {@code remote-write-clients} unless said
     * @return this
     */
    public B clientAuthority(String secret) {
        clientAuthority = placed(clientAuthority, dnsName(secret, "clientAuthority"), "clientAuthority");
        return self();
    }

    /**
     * The largest body of a request, compressed. What is larger is refused with 413, and its sender gives it up.
     *
     * @param size above zero; unless said, 1 KiB for each sample of the largest batch, and at least 1 MiB
     * @return this
     */
    public B maxBodySize(ByteSize size) {
        if (size.bytes() == 0) {
            illegal("maxBodySize", "0", "lets nothing through", "Give a size above zero.");
        }
        maxBodySize = placed(maxBodySize, size, "maxBodySize");
        return self();
    }

    /**
     * The image of the gate, an nginx that runs without privileges, as from a registry of your own.
     *
     * @param name with a tag or digest
     * @return this
     */
    public B image(String name) {
        image = once(image, oneLine(name, "image"), "image");
        return self();
    }

    /**
     * A namespace of the hub's cluster from which its Prometheus may be reached past the gate, beside that of the fleet: for
     * instance of a Grafana that asks it.
     *
     * @param namespace its name
     * @return this
     */
    public B openTo(String namespace) {
        saying();
        if (openTo.putIfAbsent(dnsLabel(namespace, "openTo"), recorder().here()) != null) {
            mistake(DefinitionRule.SAID_TWICE, "The namespace `" + namespace + "` was said before.", "Say it once.");
        }
        return self();
    }

    /**
     * An annotation of the object that leads to the receiver, for instance one that the cloud's load balancer knows.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public B annotation(String name, String value) {
        saying();
        if (!Names.isQualifiedName(name)) {
            illegal("name", name, "is no name of an annotation", "Give one such as `example.com/team`.");
        }
        Label said = new Label(name, unicode(value, "value"), recorder().here());
        if (annotations.putIfAbsent(name, said) != null) {
            mistake(DefinitionRule.SAID_TWICE, "The annotation `" + name + "` was said before.", "Say it once.");
        }
        return self();
    }

    /** What leads there. */
    abstract ExposureWay way();

    /** The certificate that senders see; empty where what leads there has it. */
    abstract Optional<ServingCertificate> certificate();

    final Exposure build() {
        Exposure.Builder exposure = Exposure.builder()
                .way(way())
                .certificate(certificate())
                .users(Objects.requireNonNullElse(users, "remote-write-users"))
                .tokens(Objects.requireNonNullElse(tokens, "remote-write-tokens"))
                .clientAuthority(Objects.requireNonNullElse(clientAuthority, "remote-write-clients"))
                .image(Objects.requireNonNullElse(image, IMAGE))
                .addAllOpenTo(openTo.keySet())
                .addAllAnnotations(annotations.values())
                .declaredAt(declaredAt())
                .calls(places());
        if (maxBodySize != null) {
            exposure.maxBodySize(maxBodySize);
        }
        return exposure.build();
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }
}
