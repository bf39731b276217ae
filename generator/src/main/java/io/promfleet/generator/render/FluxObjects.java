package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Chart;
import io.promfleet.model.Cluster;
import io.promfleet.model.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects by which Flux brings a fleet about. */
final class FluxObjects {
    /** The label or annotation by which an object says whether Flux replaces {@code ${…}} in it. */
    static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

    /** Keeps Flux from replacing {@code ${…}} in an object; Prometheus' own references look the same. */
    static final Map<String, String> NO_SUBSTITUTION = Map.of(SUBSTITUTE, "disabled");

    /** Makes helm-controller look at once when a values ConfigMap changes, and not at its next interval. */
    static final Map<String, String> WATCHED = Map.of("reconcile.fluxcd.io/watch", "Enabled");

    /** Keeps an object when it leaves the tree. */
    static final Map<String, String> NOT_PRUNED = Map.of("kustomize.toolkit.fluxcd.io/prune", "disabled");

    private static final String HELM_REPOSITORY = "prometheus-community";
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final int RETRIES = 3;

    private final Rendering rendering;

    FluxObjects(Rendering rendering) {
        this.rendering = rendering;
    }

    /** A name and the namespace it is in, as dependencies name them. */
    record Reference(String name, String namespace) {}

    /**
     * A Flux Kustomization that applies a folder of the tree. It is ready when all that it applied is, so that what
     * depends on it can rely on it.
     */
    MapNode kustomization(Reference self, String folder, List<Reference> dependsOn, @Nullable SecretKey kubeconfig) {
        return kustomization(self, folder, dependsOn, kubeconfig, true, Shard.FIRST);
    }

    /**
     * Which of the Kustomizations among which a fleet's sources are divided. When their number changes, sources move from one
     * to another, and Flux must not take them for gone: whoever loses some waits until the new one has applied them, since
     * Flux deletes only what bears the deleting Kustomization's own name; and one that goes leaves what it had.
     */
    enum Shard {
        /** There in every fleet. */
        FIRST,
        /** There in a large fleet only. */
        FURTHER
    }

    /** A Flux Kustomization that applies configurations of sources on the hub. */
    MapNode configurations(Reference self, String folder, List<Reference> dependsOn, Shard shard) {
        return kustomization(self, folder, dependsOn, null, true, shard);
    }

    /** The name of one of this fleet's Kustomizations, which other things of the same kind stand beside. */
    String name(String role) {
        return rendering.fleet().name() + "-" + role;
    }

    /** A Flux Kustomization that only groups others, and is ready once they are applied. */
    MapNode group(Reference self, String folder, List<Reference> dependsOn, Shard shard) {
        return kustomization(self, folder, dependsOn, null, false, shard);
    }

    private MapNode kustomization(
            Reference self,
            String folder,
            List<Reference> dependsOn,
            @Nullable SecretKey kubeconfig,
            boolean wait,
            Shard shard) {
        MapNode.Builder spec = MapNode.builder();
        if (!dependsOn.isEmpty()) {
            List<Node> references = new ArrayList<>();
            for (Reference dependency : dependsOn) {
                references.add(MapNode.builder()
                        .put("name", dependency.name())
                        .put("namespace", dependency.namespace())
                        .build());
            }
            spec.put("dependsOn", new ListNode(references, null));
        }
        spec.put("interval", interval());
        spec.put("retryInterval", Units.goDuration(RETRY));
        spec.put("timeout", Units.goDuration(TIMEOUT));
        if (kubeconfig != null) {
            spec.put("kubeConfig", kubeconfig(kubeconfig));
        }
        spec.put("sourceRef", gitRepository());
        spec.put("path", rendering.paths().inRepository(folder));
        spec.put("prune", true);
        if (shard == Shard.FURTHER) {
            spec.put("deletionPolicy", "Orphan");
        }
        spec.put("wait", wait);
        return rendering
                .objects()
                .start("kustomize.toolkit.fluxcd.io/v1", "Kustomization", self.name(), self.namespace())
                .put("spec", spec.build())
                .build();
    }

    /** Where a version of the chart comes from. A chart repository has all versions, and an OCI repository is of one. */
    MapNode chartRepository(String version) {
        Chart chart = rendering.fleet().chart();
        String namespace = rendering.fleet().namespace();
        if (Release.isOci(chart)) {
            MapNode spec = MapNode.builder()
                    .put("interval", interval())
                    .put("url", chart.repository() + "/" + Release.NAME)
                    .put("ref", MapNode.builder().put("tag", version).build())
                    .put(
                            "layerSelector",
                            MapNode.builder()
                                    .put("mediaType", "application/vnd.cncf.helm.chart.content.v1.tar+gzip")
                                    .put("operation", "copy")
                                    .build())
                    .build();
            return rendering
                    .objects()
                    .start("source.toolkit.fluxcd.io/v1", "OCIRepository", ociRepository(version), namespace)
                    .put("spec", spec)
                    .build();
        }
        MapNode spec = MapNode.builder()
                .put("interval", interval())
                .put("url", chart.repository())
                .build();
        return rendering
                .objects()
                .start("source.toolkit.fluxcd.io/v1", "HelmRepository", HELM_REPOSITORY, namespace)
                .put("spec", spec)
                .build();
    }

    /** The release of the chart in the cluster that helm-controller itself runs in, with its values inside. */
    MapNode release(Cluster cluster, String namespace, MapNode values, Origin origin) {
        return rendering
                .objects()
                .start(
                        "helm.toolkit.fluxcd.io/v2",
                        "HelmRelease",
                        Release.NAME,
                        namespace,
                        Map.of(),
                        Objects.texts(rendering.protectionOfRelease(values, origin)))
                .put("spec", releaseSpec(cluster, null).put("values", values).build())
                .build();
    }

    /** The release of the chart in a source, with its values from ConfigMaps, the later over the earlier. */
    MapNode release(Cluster cluster, String namespace, List<String> valuesFrom, @Nullable SecretKey kubeconfig) {
        List<Node> references = new ArrayList<>();
        for (String configMap : valuesFrom) {
            references.add(MapNode.builder()
                    .put("kind", "ConfigMap")
                    .put("name", configMap)
                    .put("valuesKey", "values.yaml")
                    .build());
        }
        return rendering
                .objects()
                .start("helm.toolkit.fluxcd.io/v2", "HelmRelease", Release.NAME, namespace)
                .put(
                        "spec",
                        releaseSpec(cluster, kubeconfig)
                                .put("valuesFrom", new ListNode(references, null))
                                .build())
                .build();
    }

    /** A chart beside kube-prometheus-stack, at a pinned version. */
    record FurtherChart(String repository, String url, String chart, String version, String release) {}

    /** Where a further chart comes from, and its release with its values inside. */
    List<MapNode> furtherRelease(
            FurtherChart chart, String namespace, MapNode values, Origin origin, @Nullable SecretKey kubeconfig) {
        MapNode repository = rendering
                .objects()
                .start("source.toolkit.fluxcd.io/v1", "HelmRepository", chart.repository(), namespace)
                .put(
                        "spec",
                        MapNode.builder()
                                .put("interval", interval())
                                .put("url", chart.url())
                                .build())
                .build();
        MapNode.Builder spec = releaseStart(chart.release(), kubeconfig);
        spec.put(
                "chart",
                MapNode.builder()
                        .put(
                                "spec",
                                MapNode.builder()
                                        .put("chart", chart.chart())
                                        .put("version", chart.version())
                                        .put(
                                                "sourceRef",
                                                MapNode.builder()
                                                        .put("kind", "HelmRepository")
                                                        .put("name", chart.repository())
                                                        .put("namespace", namespace)
                                                        .build())
                                        .build())
                        .build());
        spec.put("install", step("Skip"));
        spec.put("upgrade", step("Skip"));
        spec.put("driftDetection", MapNode.builder().put("mode", "enabled").build());
        MapNode release = rendering
                .objects()
                .start(
                        "helm.toolkit.fluxcd.io/v2",
                        "HelmRelease",
                        chart.release(),
                        namespace,
                        Map.of(),
                        Objects.texts(rendering.protectionOfRelease(values, origin)))
                .put("spec", spec.put("values", values).build())
                .build();
        return List.of(repository, release);
    }

    private MapNode.Builder releaseStart(String name, @Nullable SecretKey kubeconfig) {
        String namespace = rendering.fleet().namespace();
        MapNode.Builder spec = MapNode.builder();
        spec.put("interval", interval());
        spec.put("timeout", Units.goDuration(TIMEOUT));
        spec.put("releaseName", name);
        if (kubeconfig != null) {
            spec.put("kubeConfig", kubeconfig(kubeconfig));
            spec.put("targetNamespace", namespace);
            spec.put("storageNamespace", namespace);
        }
        return spec;
    }

    /** The files of the repositories that the releases of some clusters need, by the version of the chart. */
    Map<String, String> repositoryFiles(List<? extends Cluster> clusters) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Cluster cluster : clusters) {
            String version = rendering.fleet().chartVersion(cluster);
            String file = isOwn(version) ? "repository-" + dashed(version) + ".yaml" : "repository.yaml";
            if (!files.containsValue(file)) {
                files.put(version, file);
            }
        }
        return files;
    }

    private String ociRepository(String version) {
        // The end of the name is what a release of this chart is known by.
        return isOwn(version) ? "v" + dashed(version) + "-" + Release.NAME : Release.NAME;
    }

    /** Whether a version needs a repository beside that of the fleet's version. */
    private boolean isOwn(String version) {
        Chart chart = rendering.fleet().chart();
        return Release.isOci(chart) && !version.equals(chart.version());
    }

    private static String dashed(String version) {
        return version.replace('.', '-');
    }

    private MapNode.Builder releaseSpec(Cluster cluster, @Nullable SecretKey kubeconfig) {
        String version = rendering.fleet().chartVersion(cluster);
        MapNode.Builder spec = releaseStart(Release.NAME, kubeconfig);
        Chart chart = rendering.fleet().chart();
        if (Release.isOci(chart)) {
            spec.put("chartRef", chartReference("OCIRepository", ociRepository(version)));
        } else {
            spec.put(
                    "chart",
                    MapNode.builder()
                            .put(
                                    "spec",
                                    MapNode.builder()
                                            .put("chart", Release.NAME)
                                            .put("version", version)
                                            .put("sourceRef", chartReference("HelmRepository", HELM_REPOSITORY))
                                            .build())
                            .build());
        }
        spec.put("install", step("Create"));
        // Helm never upgrades CRDs by itself, and an operator newer than its CRDs loses fields.
        spec.put("upgrade", step("CreateReplace"));
        spec.put("driftDetection", driftDetection());
        return spec;
    }

    private MapNode chartReference(String kind, String name) {
        return MapNode.builder()
                .put("kind", kind)
                .put("name", name)
                .put("namespace", rendering.fleet().namespace())
                .build();
    }

    private static MapNode step(String crds) {
        return MapNode.builder()
                .put("crds", crds)
                .put("remediation", MapNode.builder().put("retries", RETRIES).build())
                .build();
    }

    /** What the operator writes into its own objects is no drift. */
    private static MapNode driftDetection() {
        return MapNode.builder()
                .put("mode", "enabled")
                .put(
                        "ignore",
                        ListNode.of(
                                ignored("/metadata/annotations/prometheus-operator-validated", "PrometheusRule"),
                                ignored("/webhooks", "MutatingWebhookConfiguration"),
                                ignored("/webhooks", "ValidatingWebhookConfiguration")))
                .build();
    }

    private static MapNode ignored(String path, String kind) {
        return MapNode.builder()
                .put("paths", Objects.texts(path))
                .put("target", MapNode.builder().put("kind", kind).build())
                .build();
    }

    private MapNode gitRepository() {
        return MapNode.builder()
                .put("kind", "GitRepository")
                .put("name", rendering.fleet().flux().sourceName())
                .put("namespace", rendering.fleet().flux().namespace())
                .build();
    }

    private static MapNode kubeconfig(SecretKey reference) {
        return MapNode.builder()
                .put(
                        "secretRef",
                        MapNode.builder()
                                .put("name", reference.secret())
                                .put("key", reference.key())
                                .build())
                .build();
    }

    private String interval() {
        return Units.goDuration(rendering.fleet().flux().interval());
    }
}
