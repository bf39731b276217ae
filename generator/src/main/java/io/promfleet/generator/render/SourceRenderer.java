package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.capacity.Retention;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.render.FluxObjects.Reference;
import io.promfleet.model.Alloy;
import io.promfleet.model.ChartStack;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Collector;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fetching;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.SecretKey;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import io.promfleet.schemas.SchemaCatalogue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in a source, and what Flux needs to bring it there. */
final class SourceRenderer {
    /** The ConfigMap with a source's remote-write settings. */
    static final String REMOTE_WRITE_CONFIG = "flux-prometheus-remote-write";

    private final Rendering rendering;
    private final ReceiverAddress addresses;
    private final FluxObjects flux;
    private final ClusterObjects objects;

    SourceRenderer(Rendering rendering) {
        this.rendering = rendering;
        this.addresses = new ReceiverAddress(rendering.fleet());
        this.flux = new FluxObjects(rendering);
        this.objects = new ClusterObjects(rendering);
    }

    /** The configuration files of a source, two if it sends; adds them to the kustomization of their folder. */
    void renderConfiguration(Source source, KustomizationFile folder, Consumer<Manifest> out) {
        Origin origin = origin(source);
        String path = rendering.paths().remoteWriteConfigs(source);
        String namespace = releaseNamespace(source);

        MapNode lightweight = source.hasPrometheus() ? lightweightValues(source) : exporters(source);
        String valuesFile = source.name() + "-lightweight-values.yaml";
        out.accept(new Manifest(
                new ManifestPath(path + "/" + valuesFile),
                new YamlDocument(rendering.header(), lightweight),
                SchemaCatalogue.CHART_VALUES,
                origin));
        folder.values(valuesConfigMap(source), namespace, valuesFile, rendering.protectionOfFile(lightweight, origin));

        if (source.approach() instanceof SendingPrometheus) {
            renderRemoteWrite(source, path, folder, out);
        }
    }

    private void renderRemoteWrite(Source source, String path, KustomizationFile folder, Consumer<Manifest> out) {
        Origin origin = origin(source);
        String namespace = releaseNamespace(source);
        MapNode remoteWrite = remoteWriteValues(source);
        String text = rendering.embedded().toText(remoteWrite);
        MapNode configMap = rendering
                .objects()
                .start(
                        "v1",
                        "ConfigMap",
                        REMOTE_WRITE_CONFIG,
                        namespace,
                        FluxObjects.WATCHED,
                        Objects.texts(rendering.protectionOfFile(remoteWrite, origin)))
                .put("data", MapNode.builder().put("values.yaml", text).build())
                .build();
        String remoteWriteFile = source.name() + "-remote-write.yaml";
        out.accept(besideFlux(source)
                .beside(new Manifest(
                        new ManifestPath(path + "/" + remoteWriteFile),
                        new YamlDocument(rendering.header(), configMap),
                        null,
                        List.of(new Manifest.Embedded(remoteWrite, SchemaCatalogue.CHART_VALUES)),
                        origin)));
        folder.resource(remoteWriteFile);
    }

    /** What Flux applies for a source, in the folder {@code clusters/<source>}; nothing for one of which nothing is applied. */
    void renderCluster(Source source, Consumer<Manifest> out) {
        if (!rendering.fleet().deploys(source)) {
            return;
        }
        boolean byHub = rendering.fleet().flux().layout() == FluxLayout.HUB_MANAGES_SOURCES;
        String fluxNamespace =
                byHub ? source.hubNamespace() : rendering.fleet().flux().namespace();
        SecretKey kubeconfig = byHub ? source.kubeconfig() : null;
        String start = rendering.paths().cluster(source.name());
        String folder = rendering.paths().ofSource(source);
        Reference cluster = new Reference(flux.name("cluster"), fluxNamespace);
        Reference release = new Reference(flux.name("release"), fluxNamespace);

        FurtherObjects besideFlux = besideFlux(source);
        KustomizationFile files = new KustomizationFile(rendering);
        if (byHub) {
            files.resource("namespace.yaml");
            emit(source, besideFlux, start + "/namespace.yaml", objects.hubNamespace(source), out);
        }
        files.resource("cluster.yaml");
        emit(
                source,
                besideFlux,
                start + "/cluster.yaml",
                flux.kustomization(cluster, folder + "/cluster", List.of(), kubeconfig),
                out);
        if (source.hasRelease()) {
            files.resource("release.yaml");
            emit(
                    source,
                    besideFlux,
                    start + "/release.yaml",
                    flux.kustomization(release, folder + "/release", releaseDependencies(source, cluster), null),
                    out);
        }
        if (objects.hasCustomResources(source)) {
            files.resource("custom-resources.yaml");
            emit(
                    source,
                    besideFlux,
                    start + "/custom-resources.yaml",
                    flux.kustomization(
                            new Reference(flux.name("custom-resources"), fluxNamespace),
                            folder + "/custom-resources",
                            List.of(source.hasRelease() ? release : cluster),
                            kubeconfig),
                    out);
            objects.customResources(source, folder + "/custom-resources", out);
        }
        if (byHub) {
            // Where Flux starts in the source itself, it makes this list of what it finds.
            emit(source, besideFlux, start + "/kustomization.yaml", files.build(), out);
        }
        renderNamespace(source, folder + "/cluster", out);
        if (source.hasRelease()) {
            renderRelease(source, folder + "/release", kubeconfig, out);
        }
    }

    private void renderNamespace(Source source, String folder, Consumer<Manifest> out) {
        FurtherObjects own = new FurtherObjects(source, rendering.findings());
        KustomizationFile files = new KustomizationFile(rendering).resource("namespace.yaml");
        emit(source, own, folder + "/namespace.yaml", objects.namespace(hasNodeExporter(source)), out);
        Set<String> named = NamedNamespaces.of(rendering, source);
        if (!named.isEmpty()) {
            files.resource("namespaces.yaml");
            out.accept(own.beside(
                    documents(source, folder + "/namespaces.yaml", NamedNamespaces.objects(rendering, named))));
        }
        for (Fetching fetching : source.fetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                files.resource("hub-access.yaml");
                out.accept(own.beside(new Manifest(
                        new ManifestPath(folder + "/hub-access.yaml"),
                        new YamlDocument(rendering.header(), new HubAccess(rendering, scraped).render()),
                        null,
                        origin(source))));
            }
        }
        if (source.approach() instanceof Collector collector) {
            String file = collector.workload() + ".yaml";
            files.resource(file);
            out.accept(own.beside(
                    documents(source, folder + "/" + file, CollectorFiles.of(rendering, source, collector))));
        }
        emit(source, own, folder + "/kustomization.yaml", files.build(), out);
    }

    private void renderRelease(Source source, String folder, @Nullable SecretKey kubeconfig, Consumer<Manifest> out) {
        FurtherObjects besideFlux = besideFlux(source);
        KustomizationFile files = new KustomizationFile(rendering);
        if (kubeconfig == null) {
            // A cluster with its own Flux has all that the release needs in this one folder.
            flux.repositoryFiles(List.of(source)).forEach((version, file) -> {
                files.resource(file);
                emit(source, besideFlux, folder + "/" + file, flux.chartRepository(version), out);
            });
            renderConfiguration(source, files, out);
        }
        files.resource(Release.NAME + ".yaml");
        emit(
                source,
                besideFlux,
                folder + "/" + Release.NAME + ".yaml",
                flux.release(source, releaseNamespace(source), valuesConfigMaps(source), kubeconfig),
                out);
        if (source.approach() instanceof Alloy alloy) {
            files.resource(AlloyFiles.NAME + ".yaml");
            out.accept(besideFlux.beside(documents(
                    source,
                    folder + "/" + AlloyFiles.NAME + ".yaml",
                    new AlloyFiles(rendering, source, alloy).release(releaseNamespace(source), kubeconfig))));
        }
        emit(source, besideFlux, folder + "/kustomization.yaml", files.build(), out);
    }

    private Manifest documents(Source source, String path, List<MapNode> objects) {
        return new Manifest(
                new ManifestPath(path), new YamlDocument(rendering.header(), objects), null, origin(source));
    }

    private List<Reference> releaseDependencies(Source source, Reference cluster) {
        List<Reference> dependencies = new ArrayList<>();
        dependencies.add(cluster);
        if (rendering.fleet().flux().layout() == FluxLayout.HUB_MANAGES_SOURCES) {
            String namespace = rendering.fleet().flux().namespace();
            // The receiver first: a source that starts before it only fills its queue.
            dependencies.add(new Reference(flux.name(ClustersRenderer.MONITORING), namespace));
            dependencies.add(new Reference(
                    flux.name(ClustersRenderer.remoteWriteConfigs(rendering.paths(), source)), namespace));
        }
        return dependencies;
    }

    private MapNode lightweightValues(Source source) {
        PrometheusValues prometheus = new PrometheusValues(rendering, source, stack(source));
        ValuesTree values = prometheus.values();
        // Beside an agent, which answers no queries and sends no alerts, the checks say what is wrong with another
        // choice.
        values.preset("grafana.enabled", BooleanNode.FALSE);
        values.preset("alertmanager.enabled", BooleanNode.FALSE);
        prometheus.putExporters();
        prometheus.putFluxObjects();
        prometheus.putStack(Optional.of(Retention.OF_A_SOURCE));
        prometheus.putIdentity();
        prometheus.putJobs();
        values.reserve("prometheus.prometheusSpec.remoteWrite");
        prometheus.putChartValues();
        return values.build();
    }

    /** Of the chart nothing but exporters, and nothing that needs the Operator's resources. */
    private MapNode exporters(Source source) {
        boolean kubeStateMetrics = source.approach().kubeStateMetrics();
        ValuesTree values = new ValuesTree(rendering.escape());
        values.fixed("fullnameOverride", new TextNode(Release.NAME));
        values.reserve("nameOverride");
        values.reserve("namespaceOverride");
        MapNode off = MapNode.builder().put("enabled", false).build();
        // Whole groups, because nothing in them would do anything.
        for (String group : List.of(
                "crds", "prometheusOperator", "prometheus", "alertmanager", "grafana", "kubernetesServiceMonitors")) {
            values.fixed(group, off);
        }
        values.fixed("defaultRules", MapNode.builder().put("create", false).build());
        values.fixed("nodeExporter.enabled", BooleanNode.of(hasNodeExporter(source)));
        values.fixed("prometheus-node-exporter.prometheus.monitor.enabled", BooleanNode.FALSE);
        values.fixed("kubeStateMetrics.enabled", BooleanNode.of(kubeStateMetrics));
        values.fixed("kube-state-metrics.prometheus.monitor.enabled", BooleanNode.FALSE);
        if (source.fluxControllers() && kubeStateMetrics) {
            FluxMetrics.put(values);
            if (source.fluxMetricsOnly()) {
                FluxMetrics.putOnly(values);
            }
        }
        for (ChartValue value : source.chartValues()) {
            values.overlay(value, source.path(), rendering.findings());
        }
        return values.build();
    }

    private MapNode remoteWriteValues(Source source) {
        List<Node> targets = new ArrayList<>();
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            URI url = addresses.of(source, remoteWrite);
            if (url != null) { // a source without a way to the hub is reported by the checks
                targets.add(rendering
                        .operator()
                        .remoteWrite(addresses.asSent(source, remoteWrite), url, addresses.http(source, remoteWrite)));
            }
        }
        return new ValuesTree(rendering.escape())
                .fixed("prometheus.prometheusSpec.remoteWrite", new ListNode(targets, null))
                .build();
    }

    private String releaseNamespace(Source source) {
        return rendering.fleet().flux().layout() == FluxLayout.HUB_MANAGES_SOURCES
                ? source.hubNamespace()
                : rendering.fleet().namespace();
    }

    /** How long a source keeps its samples, as Prometheus spells it; in words where no server does. */
    static String retention(Source source) {
        if (source.approach() instanceof Collector) {
            return "until it is sent";
        }
        if (!source.hasPrometheus()) {
            return "not at all";
        }
        if (!(stack(source) instanceof PrometheusStack prometheus)) {
            return "until it is sent, at most 4h";
        }
        Duration said = prometheus.retention().orElse(null);
        if (said != null) {
            return Units.prometheusDuration(said);
        }
        String value = SaidValues.text(source, "prometheus", "prometheusSpec", "retention");
        return value == null ? Units.prometheusDuration(Retention.OF_A_SOURCE) : value;
    }

    private static List<String> valuesConfigMaps(Source source) {
        return source.approach() instanceof SendingPrometheus
                ? List.of(valuesConfigMap(source), REMOTE_WRITE_CONFIG)
                : List.of(valuesConfigMap(source));
    }

    private static String valuesConfigMap(Source source) {
        return source.name() + "-lightweight-values";
    }

    /** Whether node-exporter runs on its nodes. */
    static boolean hasNodeExporter(Source source) {
        return source.approach().nodeExporter() && !source.fluxMetricsOnly();
    }

    static ChartStack stack(Source source) {
        return source.approach() instanceof FederatedPrometheus federated
                ? federated.stack()
                : ((SendingPrometheus) source.approach()).stack();
    }

    private static Origin origin(Source source) {
        return new Origin(source.path(), source.declaredAt());
    }

    /** What the user adds in the cluster whose Flux brings the source about. */
    private FurtherObjects besideFlux(Source source) {
        return rendering.fleet().flux().layout() == FluxLayout.HUB_MANAGES_SOURCES
                ? rendering.hubObjects()
                : new FurtherObjects(source, rendering.findings());
    }

    private void emit(Source source, FurtherObjects beside, String path, MapNode root, Consumer<Manifest> out) {
        out.accept(beside.beside(new Manifest(
                new ManifestPath(path), new YamlDocument(rendering.header(), root), null, origin(source))));
    }
}
