package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ReceiverBuilder;
import io.promfleet.model.ByteSize;
import io.promfleet.model.IngressController;

/** Hubs that open their receiver to two sources, each in another way. */
abstract class ExposedFleet implements FleetDefinition {
    @Override
    public final void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> {
                receiver.url("https://metrics.hub.example.com");
                expose(receiver);
            });
            hub.withoutDashboards();
        });
        fleet.source(
                "production",
                source -> source.remoteWrite(
                        target -> target.queue(queue -> queue.capacity(20_000).maxSamplesPerSend(5_000))));
        fleet.source("staging", source -> {});
    }

    abstract void expose(ReceiverBuilder receiver);

    /** A load balancer of its own; certificates and tokens, and cert-manager for what the senders see. */
    static final class LoadBalancer extends ExposedFleet {
        @Override
        void expose(ReceiverBuilder receiver) {
            receiver.bearerToken(secret("hub-receiver", "token"));
            receiver.tls(tls -> tls.clientCertificate(secret("sender", "tls.crt"), secret("sender", "tls.key")));
            receiver.loadBalancer(balancer -> {
                balancer.sourceRange("203.0.113.0/24");
                balancer.sourceRange("2001:db8:7::/48");
                balancer.clusterIssuer("letsencrypt");
                balancer.clientAuthority("metrics-clients");
                balancer.annotation("service.beta.kubernetes.io/aws-load-balancer-type", "external");
            });
        }
    }

    /** Any ingress controller; passwords, and a certificate from somebody's hand. */
    static final class Ingress extends ExposedFleet {
        @Override
        void expose(ReceiverBuilder receiver) {
            receiver.basicAuth(secret("hub-receiver", "username"), secret("hub-receiver", "password"));
            receiver.ingress(ingress -> {
                ingress.className("public");
                ingress.certificate("metrics-tls");
                ingress.users("metrics-users");
                ingress.openTo("grafana");
                ingress.image("registry.example.com/nginx-unprivileged:1.30.4");
            });
        }
    }

    /** Ingress NGINX, which checks passwords and certificates itself. */
    static final class IngressNginx extends ExposedFleet {
        @Override
        void expose(ReceiverBuilder receiver) {
            receiver.basicAuth(secret("hub-receiver", "username"), secret("hub-receiver", "password"));
            receiver.tls(tls -> tls.clientCertificate(secret("sender", "tls.crt"), secret("sender", "tls.key")));
            receiver.ingress(ingress -> {
                ingress.className("nginx");
                ingress.issuer("internal");
                ingress.controller(IngressController.INGRESS_NGINX);
                ingress.maxBodySize(ByteSize.mebibytes(8));
            });
        }
    }

    /** A gateway of the Gateway API; tokens. */
    static final class Route extends ExposedFleet {
        @Override
        void expose(ReceiverBuilder receiver) {
            receiver.bearerToken(secret("hub-receiver", "token"));
            receiver.httpRoute(
                    "public",
                    route ->
                            route.gatewayNamespace("gateways").listener("https").tokens("metrics-tokens"));
        }
    }
}
