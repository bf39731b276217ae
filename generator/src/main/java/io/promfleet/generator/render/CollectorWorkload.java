package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A collector that no chart runs: a Deployment of one pod, its volume, and a Service for the metrics of its own. */
final class CollectorWorkload {
    private static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final String CONFIG = "config";
    private static final String METRICS = "metrics";

    private final Rendering rendering;
    private final Source source;
    private final Collector collector;
    private final Program program;

    /**
     * What runs.
     *
     * @param name what its objects are called
     * @param image with a tag
     * @param user the user that the image is made for
     * @param configFolder where its configuration is mounted
     * @param file the key of the configuration
     * @param walFolder where its write-ahead log is
     * @param healthPort the port of its probes
     * @param livePath the page of its liveness
     * @param readyPath the page of its readiness
     * @param metricsPort the port with metrics of its own
     */
    record Program(
            String name,
            String image,
            int user,
            String configFolder,
            String file,
            String walFolder,
            int healthPort,
            String livePath,
            String readyPath,
            int metricsPort) {}

    CollectorWorkload(Rendering rendering, Source source, Collector collector, Program program) {
        this.rendering = rendering;
        this.source = source;
        this.collector = collector;
        this.program = program;
    }

    /** The objects of the pod. */
    List<MapNode> render(String configuration, List<String> arguments) {
        List<MapNode> objects = new ArrayList<>();
        collector
                .pod()
                .storage()
                .ifPresent(storage -> objects.add(start("v1", "PersistentVolumeClaim")
                        .put("spec", CollectorPodParts.claim(storage))
                        .build()));
        objects.add(service());
        objects.add(deployment(configuration, arguments));
        return objects;
    }

    private MapNode service() {
        MapNode port = MapNode.builder()
                .put("name", METRICS)
                .put("port", program.metricsPort())
                .put("targetPort", METRICS)
                .build();
        return start("v1", "Service")
                .put(
                        "spec",
                        MapNode.builder()
                                .put("selector", labels())
                                .put("ports", ListNode.of(port))
                                .build())
                .build();
    }

    private MapNode deployment(String configuration, List<String> arguments) {
        Fleet fleet = rendering.fleet();
        CollectorPodParts parts = new CollectorPodParts(fleet, source, collector, program.walFolder());
        List<Node> mounts = new ArrayList<>();
        mounts.add(MapNode.builder()
                .put("name", CONFIG)
                .put("mountPath", program.configFolder())
                .put("readOnly", true)
                .build());
        mounts.addAll(parts.mounts());
        List<Node> volumes = new ArrayList<>();
        volumes.add(MapNode.builder()
                .put("name", CONFIG)
                .put("configMap", MapNode.builder().put("name", program.name()).build())
                .build());
        collector
                .pod()
                .storage()
                .ifPresent(storage -> volumes.add(MapNode.builder()
                        .put("name", CollectorPodParts.WAL)
                        .put(
                                "persistentVolumeClaim",
                                MapNode.builder()
                                        .put("claimName", program.name())
                                        .build())
                        .build()));
        volumes.addAll(parts.volumes());
        MapNode template = MapNode.builder()
                .put(
                        "metadata",
                        MapNode.builder()
                                .put("labels", labels())
                                .put("annotations", CollectorFiles.checksum(configuration))
                                .build())
                .put(
                        "spec",
                        MapNode.builder()
                                .put("serviceAccountName", program.name())
                                .put("securityContext", CollectorPodParts.podSecurity(program.user()))
                                .put("containers", ListNode.of(container(arguments, mounts)))
                                .put("volumes", new ListNode(volumes, null))
                                .build())
                .build();
        return start("apps/v1", "Deployment")
                .put(
                        "spec",
                        MapNode.builder()
                                .put("replicas", 1)
                                // Two pods at once would scrape everything twice, and share a log.
                                .put(
                                        "strategy",
                                        MapNode.builder()
                                                .put("type", "Recreate")
                                                .build())
                                .put(
                                        "selector",
                                        MapNode.builder()
                                                .put("matchLabels", labels())
                                                .build())
                                .put("template", template)
                                .build())
                .build();
    }

    private MapNode container(List<String> arguments, List<Node> mounts) {
        MapNode.Builder container = MapNode.builder()
                .put("name", program.name())
                .put("image", program.image())
                .put("args", ListNode.ofTexts(arguments))
                .put("ports", ListNode.of(port(METRICS, program.metricsPort())))
                .put("livenessProbe", CollectorFiles.probe(program.livePath(), program.healthPort()))
                .put("readinessProbe", CollectorFiles.probe(program.readyPath(), program.healthPort()));
        collector
                .pod()
                .resources()
                .ifPresent(resources -> container.put("resources", CollectorPodParts.resources(resources)));
        return container
                .put("securityContext", CollectorPodParts.containerSecurity())
                .put("volumeMounts", new ListNode(mounts, null))
                .build();
    }

    private static MapNode port(String name, int number) {
        return MapNode.builder().put("name", name).put("containerPort", number).build();
    }

    private MapNode labels() {
        return MapNode.builder().put(NAME_LABEL, new TextNode(program.name())).build();
    }

    private MapNode.Builder start(String apiVersion, String kind) {
        return rendering
                .objects()
                .start(
                        apiVersion,
                        kind,
                        program.name(),
                        rendering.fleet().namespace(),
                        Map.of(NAME_LABEL, program.name()),
                        MapNode.EMPTY);
    }
}
