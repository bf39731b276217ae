package io.promfleet.benchmarks;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.ManifestTree;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import io.promfleet.schemas.SchemaCatalogue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the comparison's workload, made of a {@link FleetOfSize}: what differs from promfleet's own tree is which
 * files there are and what stands around the jobs and the remote write, which come out of the same dialects.
 */
final class PeerTree implements ManifestTree {
    private static final String NAMESPACE = "monitoring";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String OPERATOR_REMOTE_WRITE = "operator/remote-write";
    private static final URI RECEIVER = URI.create("https://hub.example.internal/api/v1/write");

    private final Fleet fleet;
    private final Origin origin;
    private final FileDialect file = FileDialect.underOperator(new Findings());
    private final OperatorDialect operator = new OperatorDialect(new Findings());
    private final YamlWriter embedded = new YamlWriter();

    PeerTree(Fleet fleet) {
        this.fleet = fleet;
        this.origin = new Origin("hub(" + fleet.hub().name() + ")", fleet.declaredAt());
    }

    @Override
    public void forEach(Visitor visitor) {
        visitor.visit(values("hub", hubValues(), origin));
        for (Source source : fleet.sources()) {
            visitSource(source, visitor);
        }
        visitor.visit(document("kustomization.yaml", kustomization(), origin));
    }

    private void visitSource(Source source, Visitor visitor) {
        String name = source.name();
        Origin said = new Origin("source(" + name + ")", source.declaredAt());
        ListNode remoteWrite = remoteWrite(source);
        MapNode values = sourceValues(source, remoteWrite);
        visitor.visit(values(name, values, said));
        visitor.visit(new Manifest(
                new ManifestPath(name + "/ConfigMap.remote-write-" + name + ".yaml"),
                new YamlDocument(List.of(), configMap(name, remoteWrite)),
                null,
                List.of(new Manifest.Embedded(remoteWrite.items().get(0), OPERATOR_REMOTE_WRITE)),
                said));
        visitor.visit(document(name + "/HelmRelease.kps-" + name + ".yaml", helmRelease(name, values), said));
        visitor.visit(document(
                name + "/ServiceAccount.prometheus-" + name + ".yaml",
                object("v1", "ServiceAccount", "prometheus-" + name, true).build(),
                said));
        visitor.visit(document(name + "/ClusterRole.prometheus-" + name + ".yaml", clusterRole(name), said));
        visitor.visit(document(name + "/ClusterRoleBinding.prometheus-" + name + ".yaml", binding(name), said));
    }

    private static Manifest values(String folder, MapNode values, Origin origin) {
        return new Manifest(
                new ManifestPath(folder + "/values.yaml"),
                new YamlDocument(List.of(), values),
                SchemaCatalogue.CHART_VALUES,
                origin);
    }

    private static Manifest document(String path, MapNode root, Origin origin) {
        return new Manifest(new ManifestPath(path), new YamlDocument(List.of(), root), null, origin);
    }

    private MapNode sourceValues(Source source, ListNode remoteWrite) {
        List<Node> jobs = new ArrayList<>(source.scrapeJobs().size());
        for (ScrapeJob job : source.scrapeJobs()) {
            jobs.add(file.scrapeJob(job, List.of()));
        }
        return values(
                        false,
                        MapNode.builder()
                                .put("retention", "6h")
                                .put("resources", resources("500m", "2Gi", "2", "4Gi"))
                                .put("storageSpec", storage("50Gi"))
                                .put(
                                        "externalLabels",
                                        labels(
                                                source.name(),
                                                source.environment().orElse("")))
                                .put("remoteWrite", remoteWrite)
                                .put("additionalScrapeConfigs", new ListNode(jobs, null)))
                .build();
    }

    private MapNode hubValues() {
        List<Node> rules = new ArrayList<>(fleet.sources().size());
        for (Source source : fleet.sources()) {
            rules.add(MapNode.builder()
                    .put("alert", "SourceAbsent")
                    .put("expr", "absent(up{cluster=\"" + source.name() + "\"})")
                    .put("for", "10m")
                    .put("labels", map("severity", "warning", "source_cluster", source.name()))
                    .build());
        }
        MapNode group = MapNode.builder()
                .put("name", "sources")
                .put("rules", new ListNode(rules, null))
                .build();
        return values(
                        true,
                        MapNode.builder()
                                .put("retention", "30d")
                                .put("enableRemoteWriteReceiver", true)
                                .put("resources", resources("4", "16Gi", "8", "32Gi"))
                                .put("storageSpec", storage("500Gi"))
                                .put("externalLabels", labels("hub", "hub")))
                .put("additionalPrometheusRulesMap", map("sources", map("groups", ListNode.of(group))))
                .build();
    }

    private static MapNode.Builder values(boolean enabled, MapNode.Builder spec) {
        MapNode switched = MapNode.builder().put("enabled", enabled).build();
        return MapNode.builder()
                .put("grafana", switched)
                .put("alertmanager", switched)
                .put("prometheus", map("prometheusSpec", spec.build()));
    }

    /**
     * What the dialect says, without the name that the other generators do not give, and with their relabel rules for the
     * labels that promfleet takes from the external labels.
     */
    private ListNode remoteWrite(Source source) {
        RemoteWrite target = source.remoteWrites().get(0);
        MapNode full = operator.remoteWrite(target, RECEIVER, target.http());
        MapNode.Builder named = MapNode.builder(full.origin());
        for (int i = 0; i < full.size(); i++) {
            if (!full.key(i).equals("name")) {
                named.put(full.key(i), full.value(i), full.entryOrigin(i));
            }
        }
        named.put(
                "writeRelabelConfigs",
                ListNode.of(
                        operator.constant("cluster", source.name(), null),
                        operator.constant("origin_prometheus", source.originPrometheus(), null)));
        return ListNode.of(named.build());
    }

    private MapNode configMap(String name, ListNode remoteWrite) {
        String text = embedded.toText(map("remoteWrite", remoteWrite));
        return object("v1", "ConfigMap", "remote-write-" + name, true)
                .put("data", map("remote-write.yaml", new TextNode(text)))
                .build();
    }

    private static MapNode helmRelease(String name, MapNode values) {
        MapNode repository = MapNode.builder()
                .put("kind", "HelmRepository")
                .put("name", "prometheus-community")
                .put("namespace", "flux-system")
                .build();
        MapNode chart = MapNode.builder()
                .put("chart", "kube-prometheus-stack")
                .put("version", "69.3.1")
                .put("sourceRef", repository)
                .build();
        MapNode spec = MapNode.builder()
                .put("interval", "10m")
                .put("releaseName", "kps-" + name)
                .put("chart", map("spec", chart))
                .put("values", values)
                .build();
        return object("helm.toolkit.fluxcd.io/v2", "HelmRelease", "kps-" + name, true)
                .put("spec", spec)
                .build();
    }

    private static MapNode clusterRole(String name) {
        MapNode objects = MapNode.builder()
                .put("apiGroups", texts(""))
                .put("resources", texts("nodes", "services", "endpoints", "pods"))
                .put("verbs", texts("get", "list", "watch"))
                .build();
        MapNode metrics = MapNode.builder()
                .put("nonResourceURLs", texts("/metrics"))
                .put("verbs", texts("get"))
                .build();
        return object(RBAC + "/v1", "ClusterRole", "prometheus-" + name, false)
                .put("rules", ListNode.of(objects, metrics))
                .build();
    }

    private static MapNode binding(String name) {
        MapNode role = MapNode.builder()
                .put("apiGroup", RBAC)
                .put("kind", "ClusterRole")
                .put("name", "prometheus-" + name)
                .build();
        MapNode subject = MapNode.builder()
                .put("kind", "ServiceAccount")
                .put("name", "prometheus-" + name)
                .put("namespace", NAMESPACE)
                .build();
        return object(RBAC + "/v1", "ClusterRoleBinding", "prometheus-" + name, false)
                .put("roleRef", role)
                .put("subjects", ListNode.of(subject))
                .build();
    }

    private MapNode kustomization() {
        List<Node> resources = new ArrayList<>(5 * fleet.sources().size());
        List<Node> generators = new ArrayList<>(fleet.sources().size() + 1);
        generators.add(generator("hub"));
        for (Source source : fleet.sources()) {
            String name = source.name();
            resources.add(new TextNode(name + "/ConfigMap.remote-write-" + name + ".yaml"));
            resources.add(new TextNode(name + "/HelmRelease.kps-" + name + ".yaml"));
            resources.add(new TextNode(name + "/ServiceAccount.prometheus-" + name + ".yaml"));
            resources.add(new TextNode(name + "/ClusterRole.prometheus-" + name + ".yaml"));
            resources.add(new TextNode(name + "/ClusterRoleBinding.prometheus-" + name + ".yaml"));
            generators.add(generator(name));
        }
        return MapNode.builder()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("resources", new ListNode(resources, null))
                .put(
                        "generatorOptions",
                        MapNode.builder().put("disableNameSuffixHash", true).build())
                .put("configMapGenerator", new ListNode(generators, null))
                .build();
    }

    private static MapNode generator(String name) {
        return MapNode.builder()
                .put("name", "values-" + name)
                .put("namespace", NAMESPACE)
                .put("files", texts("values.yaml=" + name + "/values.yaml"))
                .build();
    }

    private static MapNode.Builder object(String apiVersion, String kind, String name, boolean namespaced) {
        MapNode.Builder metadata = MapNode.builder().put("name", name);
        if (namespaced) {
            metadata.put("namespace", NAMESPACE);
        }
        return MapNode.builder().put("apiVersion", apiVersion).put("kind", kind).put("metadata", metadata.build());
    }

    private static MapNode resources(String cpuRequest, String memoryRequest, String cpuLimit, String memoryLimit) {
        return MapNode.builder()
                .put("requests", map("cpu", cpuRequest, "memory", memoryRequest))
                .put("limits", map("cpu", cpuLimit, "memory", memoryLimit))
                .build();
    }

    private static MapNode storage(String size) {
        MapNode spec = MapNode.builder()
                .put("storageClassName", "standard")
                .put("accessModes", texts("ReadWriteOnce"))
                .put("resources", map("requests", map("storage", new TextNode(size))))
                .build();
        return map("volumeClaimTemplate", map("spec", spec));
    }

    private static MapNode labels(String cluster, String environment) {
        return map("cluster", cluster, "environment", environment);
    }

    private static MapNode map(String key, Node value) {
        return MapNode.builder().put(key, value).build();
    }

    private static MapNode map(String key, String value, String otherKey, String otherValue) {
        return MapNode.builder().put(key, value).put(otherKey, otherValue).build();
    }

    private static ListNode texts(String... texts) {
        return ListNode.ofTexts(List.of(texts));
    }
}
