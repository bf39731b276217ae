package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.SenderProof;
import io.promfleet.model.ServingCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pods of the gate, and the Service that leads to them. Two of them, so that a node may go. */
final class WriteGate {
    /** What its objects are called. */
    static final String NAME = "remote-write-gate";

    private static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final String CONFIG = "config";
    private static final String SCRIPT = "run.sh";
    private static final String WRITES = "writes";
    private static final int HTTPS = 443;
    private static final int USER = 101;

    private final Rendering rendering;
    private final Exposure exposure;
    private final GateConfiguration configuration;
    private final SenderProof proof;
    private final int port;

    /**
     * The gate.
     *
     * @param port of the receiver's address as senders know it; below zero for the usual one
     */
    WriteGate(Rendering rendering, Exposure exposure, GateConfiguration configuration, int port) {
        this.rendering = rendering;
        this.exposure = exposure;
        this.configuration = configuration;
        this.proof = configuration.proof();
        this.port = port;
    }

    /** The port of its Service inside the cluster. */
    static int servicePort() {
        return GateConfiguration.PLAIN_PORT;
    }

    List<MapNode> render() {
        String text = configuration.text();
        // A file and no argument: Kubernetes takes dollar signs in arguments for its own.
        MapNode data = MapNode.builder()
                .put("nginx.conf", text)
                .put(SCRIPT, GateConfiguration.script())
                .build();
        return List.of(
                start("v1", "ConfigMap", Objects.texts(rendering.substitution(data)))
                        .put("data", data)
                        .build(),
                service(),
                deployment(text),
                start("policy/v1", "PodDisruptionBudget", MapNode.EMPTY)
                        .put(
                                "spec",
                                MapNode.builder()
                                        .put("minAvailable", 1)
                                        .put("selector", selector())
                                        .build())
                        .build());
    }

    private MapNode service() {
        MapNode.Builder spec = MapNode.builder();
        boolean outside = exposure.way() instanceof ExposureWay.LoadBalancer;
        if (exposure.way() instanceof ExposureWay.LoadBalancer balancer) {
            spec.put("type", "LoadBalancer");
            spec.put("loadBalancerSourceRanges", ListNode.ofTexts(balancer.sourceRanges()));
        }
        int outer = port < 0 ? HTTPS : port;
        spec.put("selector", labels());
        spec.put(
                "ports",
                ListNode.of(MapNode.builder()
                        .put("name", outside ? "https" : "http")
                        .put("port", outside ? outer : servicePort())
                        .put("targetPort", WRITES)
                        .build()));
        return start("v1", "Service", outside ? ReceiverEntry.annotations(exposure, Map.of()) : MapNode.EMPTY)
                .put("spec", spec.build())
                .build();
    }

    private MapNode deployment(String text) {
        List<Node> volumes = new ArrayList<>();
        List<Node> mounts = new ArrayList<>();
        volumes.add(MapNode.builder()
                .put("name", "tmp")
                .put("emptyDir", MapNode.EMPTY)
                .build());
        mounts.add(MapNode.builder().put("name", "tmp").put("mountPath", "/tmp").build());
        volumes.add(MapNode.builder()
                .put("name", CONFIG)
                .put("configMap", MapNode.builder().put("name", NAME).build())
                .build());
        mounts.add(mount(CONFIG));
        mountSecrets(volumes, mounts);
        MapNode template = MapNode.builder()
                .put(
                        "metadata",
                        MapNode.builder()
                                .put("labels", labels())
                                .put("annotations", CollectorFiles.checksum(text + GateConfiguration.script()))
                                .build())
                .put(
                        "spec",
                        MapNode.builder()
                                .put("automountServiceAccountToken", false)
                                .put("securityContext", CollectorPodParts.podSecurity(USER))
                                .put("topologySpreadConstraints", ListNode.of(spread()))
                                .put("containers", ListNode.of(container(mounts)))
                                .put("volumes", new ListNode(volumes, null))
                                .build())
                .build();
        return start("apps/v1", "Deployment", MapNode.EMPTY)
                .put(
                        "spec",
                        MapNode.builder()
                                .put("replicas", 2)
                                .put("selector", selector())
                                .put("template", template)
                                .build())
                .build();
    }

    private void mountSecrets(List<Node> volumes, List<Node> mounts) {
        if (configuration.tls()) {
            String certificate =
                    exposure.certificate().map(ServingCertificate::secret).orElseThrow();
            mountSecret("tls", certificate, volumes, mounts);
        }
        if (proof.password()) {
            mountSecret("users", exposure.users(), volumes, mounts);
        }
        if (proof.token()) {
            mountSecret("tokens", exposure.tokens(), volumes, mounts);
        }
        if (proof.certificate()) {
            mountSecret("clients", exposure.clientAuthority(), volumes, mounts);
        }
    }

    private static void mountSecret(String volume, String secret, List<Node> volumes, List<Node> mounts) {
        volumes.add(MapNode.builder()
                .put("name", volume)
                .put("secret", MapNode.builder().put("secretName", secret).build())
                .build());
        mounts.add(mount(volume));
    }

    private static MapNode mount(String volume) {
        return MapNode.builder()
                .put("name", volume)
                .put("mountPath", GateConfiguration.FOLDER + "/" + volume)
                .put("readOnly", true)
                .build();
    }

    private static MapNode spread() {
        return MapNode.builder()
                .put("maxSkew", 1)
                .put("topologyKey", "kubernetes.io/hostname")
                .put("whenUnsatisfiable", "ScheduleAnyway")
                .put("labelSelector", selector())
                .build();
    }

    private MapNode container(List<Node> mounts) {
        return MapNode.builder()
                .put("name", "nginx")
                .put("image", exposure.image())
                .put("command", Objects.texts("/bin/sh", GateConfiguration.FOLDER + "/" + CONFIG + "/" + SCRIPT))
                .put(
                        "ports",
                        ListNode.of(MapNode.builder()
                                .put("name", WRITES)
                                .put("containerPort", configuration.port())
                                .build()))
                .put("livenessProbe", CollectorFiles.probe("/healthz", GateConfiguration.HEALTH_PORT))
                .put("readinessProbe", CollectorFiles.probe("/healthz", GateConfiguration.HEALTH_PORT))
                .put(
                        "resources",
                        MapNode.builder()
                                .put(
                                        "requests",
                                        MapNode.builder()
                                                .put("cpu", "100m")
                                                .put("memory", "64Mi")
                                                .build())
                                .put(
                                        "limits",
                                        MapNode.builder().put("memory", "256Mi").build())
                                .build())
                .put("securityContext", CollectorPodParts.containerSecurity())
                .put("volumeMounts", new ListNode(mounts, null))
                .build();
    }

    /** The labels by which its pods are found. */
    static MapNode labels() {
        return MapNode.builder().put(NAME_LABEL, NAME).build();
    }

    private static MapNode selector() {
        return MapNode.builder().put("matchLabels", labels()).build();
    }

    private MapNode.Builder start(String apiVersion, String kind, MapNode annotations) {
        return rendering
                .objects()
                .start(apiVersion, kind, NAME, rendering.fleet().namespace(), Map.of(NAME_LABEL, NAME), annotations);
    }
}
