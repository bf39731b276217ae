package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dialect.ConfigValues;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Hub;
import io.promfleet.model.Label;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The objects that stand in a cluster itself: its namespace, and what the user adds. */
final class ClusterObjects {
    /** An object that the user adds to a cluster is there already. */
    static final String DUPLICATE_OBJECT = "PF041";

    /** An object of the Operator that no Prometheus selects. */
    static final String NOT_SELECTED = "PF605";

    static final String RELEASE = "release";

    private final Rendering rendering;

    ClusterObjects(Rendering rendering) {
        this.rendering = rendering;
    }

    /** The namespace of the metrics stack. */
    MapNode namespace(boolean nodeExporter) {
        // node-exporter uses the node's network and process namespaces, which only this level admits.
        Map<String, String> labels =
                nodeExporter ? Map.of("pod-security.kubernetes.io/enforce", "privileged") : Map.of();
        return namespace(rendering.fleet().namespace(), labels);
    }

    /** The namespace on the hub for what Flux does for a source. */
    MapNode hubNamespace(Source source) {
        return namespace(source.hubNamespace(), Map.of());
    }

    /**
     * A namespace that Flux leaves alone once it is no longer in the tree: with it would go volumes and Secrets that are not
     * promfleet's, and the kubeconfig by which the rest still has to be removed.
     */
    private MapNode namespace(String name, Map<String, String> labels) {
        return rendering
                .objects()
                .start("v1", "Namespace", name, null, labels, Objects.texts(FluxObjects.NOT_PRUNED))
                .build();
    }

    /** Whether a cluster has objects that need the definitions which its release brings. */
    boolean hasCustomResources(Cluster cluster) {
        return !cluster.extraManifests().isEmpty()
                || !new ScrapeConfigs(rendering, cluster).isEmpty()
                || (cluster instanceof Hub hub
                        && ((hub.evaluatesRules() && RuleFiles.of(rendering).isPresent())
                                || ReceiverExposure.of(rendering).isPresent()));
    }

    /** Jobs that are objects, rules and further objects of a cluster, with the kustomization that lists them. */
    void customResources(Cluster cluster, String folder, Consumer<Manifest> out) {
        KustomizationFile files = new KustomizationFile(rendering);
        Map<String, Location> taken = new HashMap<>();
        new ScrapeConfigs(rendering, cluster).render(folder, files, taken, out);
        if (cluster instanceof Hub hub) {
            if (hub.evaluatesRules()) {
                RuleFiles.of(rendering).ifPresent(rules -> rules.render(folder, files, taken, out));
            }
            ReceiverExposure.of(rendering).ifPresent(exposure -> exposure.render(folder, files, out));
        }
        for (ExtraManifest extra : cluster.extraManifests()) {
            Origin origin = new Origin(path(cluster, extra), extra.declaredAt());
            String file = fileName(extra);
            Location first = taken.putIfAbsent(file, extra.declaredAt());
            if (first != null) {
                rendering
                        .findings()
                        .add(new Finding(
                                DUPLICATE_OBJECT,
                                Severity.ERROR,
                                origin.step(),
                                origin.location(),
                                "The cluster already has a `" + extra.kind() + "` named `" + extra.name() + "`.",
                                "Give each object its own name.",
                                List.of(new Finding.Related("first declared here", first))));
                continue;
            }
            files.resource(file);
            out.accept(new Manifest(
                    new ManifestPath(folder + "/" + file),
                    new YamlDocument(rendering.header(), object(cluster, extra, origin)),
                    null,
                    origin));
        }
        out.accept(new Manifest(
                new ManifestPath(folder + "/kustomization.yaml"),
                new YamlDocument(rendering.header(), files.build()),
                null,
                new Origin(cluster.path(), cluster.declaredAt())));
    }

    private MapNode object(Cluster cluster, ExtraManifest extra, Origin origin) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Label label : extra.labels()) {
            labels.put(label.name(), label.value());
        }
        if (isSelectedByRelease(extra)) {
            String said = labels.putIfAbsent(RELEASE, Release.NAME);
            if (said != null && !said.equals(Release.NAME) && !saysWhatIsSelected(cluster)) {
                rendering
                        .findings()
                        .add(new Finding(
                                NOT_SELECTED,
                                Severity.ERROR,
                                origin.step(),
                                origin.location(),
                                "Prometheus does not load the `" + extra.kind() + "`, because its label `release` is `"
                                        + said + "` and not `" + Release.NAME + "`.",
                                "Leave the label out; promfleet sets it.",
                                List.of()));
            }
        }
        MapNode object = object(extra, labels, Map.of());
        Map<String, String> protection = rendering.protection(object, origin);
        // Whoever says it himself wants Flux to do what he says.
        if (protection.isEmpty()
                || labels.containsKey(FluxObjects.SUBSTITUTE)
                || extra.annotations().stream().anyMatch(said -> said.name().equals(FluxObjects.SUBSTITUTE))) {
            return object;
        }
        return object(extra, labels, protection);
    }

    private static MapNode annotations(ExtraManifest extra, Map<String, String> more) {
        MapNode.Builder annotations = MapNode.builder();
        for (Label annotation : extra.annotations()) {
            String step = "annotation(" + annotation.name() + ")";
            annotations.put(
                    annotation.name(), new TextNode(annotation.value()), new Origin(step, annotation.declaredAt()));
        }
        more.forEach(annotations::put);
        return annotations.build();
    }

    private MapNode object(ExtraManifest extra, Map<String, String> labels, Map<String, String> protection) {
        MapNode.Builder object = rendering
                .objects()
                .start(
                        extra.apiVersion(),
                        extra.kind(),
                        extra.name(),
                        extra.namespace().orElse(null),
                        labels,
                        annotations(extra, protection));
        MapNode body = (MapNode) ConfigValues.node(extra.body());
        for (int i = 0; i < body.size(); i++) {
            object.put(body.key(i), body.value(i));
        }
        return object.build();
    }

    /** Kinds that the chart's Prometheus only takes with the label of its release. */
    private static boolean isSelectedByRelease(ExtraManifest extra) {
        return extra.apiVersion().startsWith("monitoring.coreos.com/")
                && switch (extra.kind()) {
                    case "PodMonitor", "Probe", "PrometheusRule", "ScrapeConfig", "ServiceMonitor" -> true;
                    default -> false;
                };
    }

    /** Whether the user chose what Prometheus takes, by a chart value of which there are several for each kind. */
    private static boolean saysWhatIsSelected(Cluster cluster) {
        for (ChartValue value : cluster.chartValues()) {
            for (String key : value.path()) {
                if (key.endsWith("Selector") || key.endsWith("SelectorNilUsesHelmValues")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The model path of a further object. */
    static String path(Cluster cluster, ExtraManifest extra) {
        return Origin.join(cluster.path(), "manifest(" + extra.kind() + "/" + extra.name() + ")");
    }

    private static String fileName(ExtraManifest extra) {
        String namespace = extra.namespace().map(name -> name + ".").orElse("");
        return extra.kind().toLowerCase(Locale.ROOT) + "." + namespace + extra.name() + ".yaml";
    }
}
