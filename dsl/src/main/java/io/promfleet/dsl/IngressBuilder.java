package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.IngressController;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code Ingress} for the hub's receiver, with a gate behind it that checks who writes. */
public final class IngressBuilder extends CertifiedExposureBuilder<IngressBuilder> {
    private @Nullable String className;
    private @Nullable IngressController controller;

    IngressBuilder(Declaration parent, Location declaredAt) {
        super(parent, "ingress", declaredAt);
    }

    /**
     * The class of the Ingress; {@code spec.ingressClassName}.
     *
     * @param name the cluster's default class unless said
     * @return this
     */
    public IngressBuilder className(String name) {
        className = once(className, dnsName(name, "className"), "className");
        return this;
    }

    /**
     * The controller, so that it checks users, passwords and certificates itself by its own annotations, without a gate behind it.
     * Tokens it cannot check: for them the gate stays.
     *
     * @param product any unless said, and then the gate checks
     * @return this
     */
    public IngressBuilder controller(IngressController product) {
        controller = placed(controller, product, "controller");
        return this;
    }

    @Override
    ExposureWay way() {
        return new ExposureWay.Ingress(Optional.ofNullable(className), Optional.ofNullable(controller));
    }
}
