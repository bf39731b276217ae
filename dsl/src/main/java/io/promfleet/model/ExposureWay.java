package io.promfleet.model;

import java.util.List;
import java.util.Optional;

/** What leads from outside of the hub's cluster to its receiver. */
public sealed interface ExposureWay permits ExposureWay.LoadBalancer, ExposureWay.Ingress, ExposureWay.HttpRoute {

    /**
     * What the definition calls it; also its step in a model path.
     *
     * @return for instance {@code loadBalancer}
     */
    String call();

    /**
     * A load balancer of its own in front of the gate, which speaks TLS itself; a {@code Service} of type
     * {@code LoadBalancer}.
     *
     * @param sourceRanges {@code spec.loadBalancerSourceRanges}, in order
     */
    record LoadBalancer(List<String> sourceRanges) implements ExposureWay {
        @Override
        public String call() {
            return "loadBalancer";
        }
    }

    /**
     * A controller that other applications share; an {@code Ingress} of {@code networking.k8s.io/v1}.
     *
     * @param className {@code spec.ingressClassName}; empty for the cluster's default class
     * @param controller the controller, if its annotations may be used; empty for any
     */
    record Ingress(Optional<String> className, Optional<IngressController> controller) implements ExposureWay {
        @Override
        public String call() {
            return "ingress";
        }
    }

    /**
     * A gateway that other applications share; an {@code HTTPRoute} of {@code gateway.networking.k8s.io/v1}.
     *
     * @param gateway the name of the {@code Gateway}
     * @param namespace its namespace; empty for that of the fleet
     * @param section {@code sectionName}, the listener; empty for any that takes the host
     */
    record HttpRoute(String gateway, Optional<String> namespace, Optional<String> section) implements ExposureWay {
        @Override
        public String call() {
            return "httpRoute";
        }
    }
}
