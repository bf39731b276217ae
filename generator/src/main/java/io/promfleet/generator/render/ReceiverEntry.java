package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Label;
import io.promfleet.model.SenderProof;
import io.promfleet.model.ServingCertificate;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What leads from outside to the gate, or to the receiver itself where the controller checks credentials. */
final class ReceiverEntry {
    private static final String NAME = "remote-write";
    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    private final Rendering rendering;
    private final Exposure exposure;
    private final URI address;
    private final Map<String, String> controllerAnnotations;
    private final String service;
    private final int port;

    private ReceiverEntry(
            Rendering rendering,
            Exposure exposure,
            URI address,
            Map<String, String> controllerAnnotations,
            String service,
            int port) {
        this.rendering = rendering;
        this.exposure = exposure;
        this.address = address;
        this.controllerAnnotations = controllerAnnotations;
        this.service = service;
        this.port = port;
    }

    /**
     * An entry that leads to the gate.
     *
     * @param address the receiver's as senders know it, with its path
     */
    static ReceiverEntry toGate(Rendering rendering, Exposure exposure, URI address, ByteSize maxBodySize) {
        boolean named = exposure.way() instanceof ExposureWay.Ingress ingress
                && ingress.controller().isPresent();
        Map<String, String> annotations = named ? limits(maxBodySize) : Map.of();
        return new ReceiverEntry(rendering, exposure, address, annotations, WriteGate.NAME, WriteGate.servicePort());
    }

    /** An entry whose controller checks credentials, so that it leads to the receiver. */
    static ReceiverEntry toReceiver(
            Rendering rendering,
            Exposure exposure,
            URI address,
            ByteSize maxBodySize,
            SenderProof proof,
            URI receiver) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (proof.password()) {
            annotations.put(NGINX + "auth-type", "basic");
            annotations.put(NGINX + "auth-secret", exposure.users());
            annotations.put(NGINX + "auth-realm", "remote write");
        }
        if (proof.certificate()) {
            annotations.put(
                    NGINX + "auth-tls-secret", rendering.fleet().namespace() + "/" + exposure.clientAuthority());
            annotations.put(NGINX + "auth-tls-verify-client", "on");
            annotations.put(NGINX + "auth-tls-verify-depth", "3");
        }
        annotations.putAll(limits(maxBodySize));
        return new ReceiverEntry(
                rendering, exposure, address, annotations, Release.prometheusService(), receiver.getPort());
    }

    private static Map<String, String> limits(ByteSize maxBodySize) {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put(NGINX + "proxy-body-size", Long.toString(maxBodySize.bytes()));
        limits.put(NGINX + "client-body-buffer-size", "256k");
        limits.put(NGINX + "proxy-read-timeout", "120");
        limits.put(NGINX + "proxy-send-timeout", "120");
        return limits;
    }

    /** The object, and the certificate that cert-manager is to make for it; none behind a load balancer but the certificate. */
    List<MapNode> render() {
        List<MapNode> objects = new ArrayList<>();
        ServingCertificate certificate = exposure.certificate().orElse(null);
        if (certificate != null && certificate.issuer().isPresent()) {
            objects.add(certificate(certificate, certificate.issuer().get()));
        }
        if (exposure.way() instanceof ExposureWay.Ingress ingress) {
            objects.add(ingress(ingress));
        } else if (exposure.way() instanceof ExposureWay.HttpRoute route) {
            objects.add(route(route));
        }
        return objects;
    }

    private MapNode certificate(ServingCertificate certificate, ServingCertificate.Issuer issuer) {
        return start("cert-manager.io/v1", "Certificate", MapNode.EMPTY)
                .put(
                        "spec",
                        MapNode.builder()
                                .put("secretName", certificate.secret())
                                .put(isIpAddress() ? "ipAddresses" : "dnsNames", Objects.texts(host()))
                                .put(
                                        "issuerRef",
                                        MapNode.builder()
                                                .put("group", "cert-manager.io")
                                                .put("kind", issuer.kind())
                                                .put("name", issuer.name())
                                                .build())
                                .build())
                .build();
    }

    private MapNode ingress(ExposureWay.Ingress ingress) {
        MapNode.Builder spec = MapNode.builder();
        ingress.className().ifPresent(name -> spec.put("ingressClassName", name));
        exposure.certificate()
                .ifPresent(certificate -> spec.put(
                        "tls",
                        ListNode.of(MapNode.builder()
                                .put("hosts", Objects.texts(host()))
                                .put("secretName", certificate.secret())
                                .build())));
        MapNode backend = MapNode.builder()
                .put(
                        "service",
                        MapNode.builder()
                                .put("name", service)
                                .put(
                                        "port",
                                        MapNode.builder().put("number", port).build())
                                .build())
                .build();
        MapNode path = MapNode.builder()
                .put("path", address.getPath())
                .put("pathType", "Exact")
                .put("backend", backend)
                .build();
        spec.put(
                "rules",
                ListNode.of(MapNode.builder()
                        .put("host", host())
                        .put(
                                "http",
                                MapNode.builder()
                                        .put("paths", ListNode.of(path))
                                        .build())
                        .build()));
        return start("networking.k8s.io/v1", "Ingress", annotations(exposure, controllerAnnotations))
                .put("spec", spec.build())
                .build();
    }

    private MapNode route(ExposureWay.HttpRoute route) {
        MapNode.Builder parent = MapNode.builder().put("name", route.gateway());
        route.namespace().ifPresent(name -> parent.put("namespace", name));
        route.section().ifPresent(name -> parent.put("sectionName", name));
        MapNode match = MapNode.builder()
                .put(
                        "path",
                        MapNode.builder()
                                .put("type", "Exact")
                                .put("value", address.getPath())
                                .build())
                .build();
        MapNode rule = MapNode.builder()
                .put("matches", ListNode.of(match))
                .put(
                        "backendRefs",
                        ListNode.of(MapNode.builder()
                                .put("name", service)
                                .put("port", port)
                                .build()))
                .build();
        return start("gateway.networking.k8s.io/v1", "HTTPRoute", annotations(exposure, Map.of()))
                .put(
                        "spec",
                        MapNode.builder()
                                .put("parentRefs", ListNode.of(parent.build()))
                                .put("hostnames", Objects.texts(host()))
                                .put("rules", ListNode.of(rule))
                                .build())
                .build();
    }

    private String host() {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** A name does not end in a number. */
    private boolean isIpAddress() {
        String host = host();
        return host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
    }

    /** The annotations of the object that leads there: those that its controller needs, and those that were said. */
    static MapNode annotations(Exposure exposure, Map<String, String> own) {
        MapNode.Builder annotations = MapNode.builder();
        Map<String, Node> all = new LinkedHashMap<>();
        own.forEach((name, value) -> all.put(name, new TextNode(value)));
        for (Label said : exposure.annotations()) {
            all.put(said.name(), new TextNode(said.value()));
        }
        all.forEach((name, value) -> annotations.put(name, value, origin(exposure, name)));
        return annotations.build();
    }

    private static Origin origin(Exposure exposure, String name) {
        for (Label said : exposure.annotations()) {
            if (said.name().equals(name)) {
                return new Origin("annotation(" + name + ")", said.declaredAt());
            }
        }
        return new Origin(exposure.way().call(), exposure.declaredAt());
    }

    private MapNode.Builder start(String apiVersion, String kind, MapNode annotations) {
        return rendering
                .objects()
                .start(apiVersion, kind, NAME, rendering.fleet().namespace(), Map.of(), annotations);
    }
}
