package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How the hub's receiver is reached from outside of its cluster: by writes alone, encrypted, and by nobody without credentials.
 */
@Value.Immutable
public interface Exposure {

    /**
     * What leads there.
     *
     * @return the way
     */
    ExposureWay way();

    /**
     * The certificate that senders see.
     *
     * @return empty where the gateway has it
     */
    Optional<ServingCertificate> certificate();

    /**
     * The Secret with users and hashes of their passwords under {@code auth}, as {@code htpasswd} writes them.
     *
     * @return its name; of use if senders authenticate with a password
     */
    String users();

    /**
     * The Secret with the tokens that are accepted, under {@code tokens}.
     *
     * @return its name; of use if senders authenticate with a token
     */
    String tokens();

    /**
     * The Secret with the authority of the senders' certificates, under {@code ca.crt}.
     *
     * @return its name; of use if senders have a certificate
     */
    String clientAuthority();

    /**
     * The largest body of a request, compressed.
     *
     * @return empty for what the largest batch of the senders needs
     */
    Optional<ByteSize> maxBodySize();

    /**
     * The image of the gate.
     *
     * @return with a tag
     */
    String image();

    /**
     * Namespaces of the hub's cluster, beside that of the fleet, from which its Prometheus may be reached.
     *
     * @return their names, in order
     */
    List<String> openTo();

    /**
     * Annotations of the object that leads there.
     *
     * @return the annotations, in order
     */
    List<Label> annotations();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Where its calls stand at which checks may point. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    CallPlaces calls();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableExposure.Builder {
        Builder() {}
    }
}
