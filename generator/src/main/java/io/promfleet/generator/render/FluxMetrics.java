package io.promfleet.generator.render;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The series {@code gotk_resource_info}, one for each object of Flux. Its controllers have none of the kind:
 * kube-state-metrics reads the objects when it is told to and may. Names of labels are those of Flux' own dashboards.
 */
final class FluxMetrics {
    private static final String STATE = "kube-state-metrics.customResourceState.";
    private static final String DOMAIN = ".toolkit.fluxcd.io";

    /** By group, version and kind: where labels beyond those of all objects come from. */
    private static final List<Resource> RESOURCES = List.of(
            new Resource(
                    "kustomize",
                    "v1",
                    "Kustomization",
                    labels("revision", "status.lastAppliedRevision", "source_name", "spec.sourceRef.name")),
            new Resource(
                    "helm",
                    "v2",
                    "HelmRelease",
                    labels(
                            "revision",
                            "status.history.0.chartVersion",
                            "chart_name",
                            "status.history.0.chartName",
                            "chart_ref_name",
                            "spec.chartRef.name",
                            "chart_source_name",
                            "spec.chart.spec.sourceRef.name")),
            new Resource(
                    "source", "v1", "GitRepository", labels("revision", "status.artifact.revision", "url", "spec.url")),
            new Resource(
                    "source", "v1", "OCIRepository", labels("revision", "status.artifact.revision", "url", "spec.url")),
            new Resource(
                    "source",
                    "v1",
                    "HelmRepository",
                    labels("revision", "status.artifact.revision", "url", "spec.url")),
            new Resource(
                    "source",
                    "v1",
                    "HelmChart",
                    labels(
                            "revision",
                            "status.artifact.revision",
                            "chart_name",
                            "spec.chart",
                            "chart_version",
                            "spec.version")),
            new Resource(
                    "source",
                    "v1",
                    "Bucket",
                    labels(
                            "revision",
                            "status.artifact.revision",
                            "endpoint",
                            "spec.endpoint",
                            "bucket_name",
                            "spec.bucketName")));

    private FluxMetrics() {}

    /** Adds what kube-state-metrics looks at, and its right to look. */
    static void put(ValuesTree values) {
        List<String> groups = new ArrayList<>();
        List<String> plurals = new ArrayList<>();
        List<Node> resources = new ArrayList<>();
        for (Resource resource : RESOURCES) {
            if (!groups.contains(resource.group + DOMAIN)) {
                groups.add(resource.group + DOMAIN);
            }
            plurals.add(plural(resource.kind));
            resources.add(resource.node());
        }
        values.preset(STATE + "enabled", BooleanNode.TRUE);
        values.preset(
                STATE + "config",
                MapNode.builder()
                        .put("kind", "CustomResourceStateMetrics")
                        .put(
                                "spec",
                                MapNode.builder()
                                        .put("resources", new ListNode(resources, null))
                                        .build())
                        .build());
        values.preset(
                "kube-state-metrics.rbac.extraRules",
                ListNode.of(MapNode.builder()
                        .put("apiGroups", ListNode.ofTexts(groups))
                        .put("resources", ListNode.ofTexts(plurals))
                        .put("verbs", Objects.texts("list", "watch"))
                        .build()));
    }

    /** Lets kube-state-metrics look at nothing else, and ask for no right to. */
    static void putOnly(ValuesTree values) {
        values.fixed("kube-state-metrics.collectors", new ListNode(List.of(), null));
        // Without it, no collectors means all of them.
        values.fixed("kube-state-metrics.extraArgs", Objects.texts("--custom-resource-state-only=true"));
    }

    private static String plural(String kind) {
        String name = kind.toLowerCase(Locale.ROOT);
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private static Map<String, String> labels(String... namesAndPaths) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("exported_namespace", "metadata.namespace");
        labels.put("ready", "status.conditions.[type=Ready].status");
        labels.put("suspended", "spec.suspend");
        for (int i = 0; i < namesAndPaths.length; i += 2) {
            labels.put(namesAndPaths[i], namesAndPaths[i + 1]);
        }
        return labels;
    }

    private record Resource(String group, String version, String kind, Map<String, String> labels) {
        MapNode node() {
            MapNode.Builder paths = MapNode.builder();
            labels.forEach((label, path) -> paths.put(label, path(path)));
            MapNode info = MapNode.builder()
                    .put(
                            "labelsFromPath",
                            MapNode.builder().put("name", path("metadata.name")).build())
                    .build();
            MapNode metric = MapNode.builder()
                    .put("name", "resource_info")
                    .put("help", "An object of Flux and its state.")
                    .put(
                            "each",
                            MapNode.builder()
                                    .put("type", "Info")
                                    .put("info", info)
                                    .build())
                    .put("labelsFromPath", paths.build())
                    .build();
            return MapNode.builder()
                    .put(
                            "groupVersionKind",
                            MapNode.builder()
                                    .put("group", group + DOMAIN)
                                    .put("version", version)
                                    .put("kind", kind)
                                    .build())
                    .put("metricNamePrefix", "gotk")
                    .put("metrics", ListNode.of(metric))
                    .build();
        }

        private static ListNode path(String dotted) {
            return ListNode.ofTexts(List.of(dotted.split("\\.", -1)));
        }
    }
}
