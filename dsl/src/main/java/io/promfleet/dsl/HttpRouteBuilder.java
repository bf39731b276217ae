package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.ServingCertificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code HTTPRoute} for the hub's receiver, with a gate behind it that checks who writes. The certificate that senders see is the
 * gateway's.
 */
public final class HttpRouteBuilder extends ExposureBuilder<HttpRouteBuilder> {
    private final String gateway;
    private @Nullable String namespace;
    private @Nullable String section;

    HttpRouteBuilder(Declaration parent, String gateway, Location declaredAt) {
        super(parent, "httpRoute", declaredAt);
        this.gateway = gateway;
    }

    /**
     * The namespace of the gateway; {@code parentRefs[].namespace}. Its listener has to allow routes from the namespace of the fleet.
     *
     * @param name the namespace of the fleet unless said
     * @return this
     */
    public HttpRouteBuilder gatewayNamespace(String name) {
        namespace = once(namespace, dnsLabel(name, "gatewayNamespace"), "gatewayNamespace");
        return this;
    }

    /**
     * The listener of the gateway; {@code parentRefs[].sectionName}.
     *
     * @param name any listener that takes the host unless said
     * @return this
     */
    public HttpRouteBuilder listener(String name) {
        section = once(section, dnsName(name, "listener"), "listener");
        return this;
    }

    @Override
    ExposureWay way() {
        return new ExposureWay.HttpRoute(gateway, Optional.ofNullable(namespace), Optional.ofNullable(section));
    }

    @Override
    Optional<ServingCertificate> certificate() {
        return Optional.empty();
    }
}
