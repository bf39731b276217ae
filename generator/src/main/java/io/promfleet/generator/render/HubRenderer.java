package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.layers.RuleQueryOffset;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.AsSent;
import io.promfleet.model.Cluster;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Hub;
import io.promfleet.model.LateSamples;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands on the hub: the full stack with its receiver, and the account that looks after it. */
final class HubRenderer {
    private static final String WINDOW = "prometheus.prometheusSpec.tsdb.outOfOrderTimeWindow";

    private static final List<String> ALERTS_OF_THE_CHART = List.of(
            "PrometheusRemoteStorageFailures", "PrometheusRemoteWriteBehind", "PrometheusRemoteWriteDesiredShards");

    private static final String ACCOUNT = "prometheus-remote-write";

    private final Rendering rendering;
    private final Hub hub;
    private final Origin origin;

    HubRenderer(Rendering rendering) {
        this.rendering = rendering;
        this.hub = rendering.fleet().hub();
        this.origin = new Origin(hub.path(), hub.declaredAt());
    }

    void render(Consumer<Manifest> out) {
        Paths paths = rendering.paths();
        FluxObjects flux = new FluxObjects(rendering);
        ClusterObjects objects = new ClusterObjects(rendering);
        emit(
                out,
                paths.hubController("kustomization.yaml"),
                new KustomizationFile(rendering)
                        .resource("namespace.yaml")
                        .resource(Release.NAME)
                        .build());
        emit(
                out,
                paths.hubController("namespace.yaml"),
                objects.namespace(hub.prometheus().nodeExporter()));
        Map<String, String> repositories = flux.repositoryFiles(releasedHere());
        KustomizationFile files = new KustomizationFile(rendering);
        repositories.values().forEach(files::resource);
        files.resource("release.yaml").resource("remote-write-rbac.yaml");
        new DashboardFiles(rendering).render(files, out);
        emit(out, paths.hubStack("kustomization.yaml"), files.build());
        repositories.forEach((version, file) -> emit(out, paths.hubStack(file), flux.chartRepository(version)));
        emit(
                out,
                paths.hubStack("release.yaml"),
                flux.release(hub, rendering.fleet().namespace(), values(), origin));
        emit(out, paths.hubStack("remote-write-rbac.yaml"), new YamlDocument(rendering.header(), remoteWriteAccount()));
        if (!hub.evaluatesRules()) {
            // Whatever evaluates them is handed the plain files.
            RuleFiles.of(rendering).ifPresent(rules -> rules.renderPlain(out));
        }
        if (objects.hasCustomResources(hub)) {
            objects.customResources(hub, paths.hubCustomResources(), out);
        }
        new LostSeries(rendering).report();
    }

    /** The clusters whose releases Flux makes from objects on the hub. */
    private List<Cluster> releasedHere() {
        List<Cluster> clusters = new ArrayList<>(List.of(hub));
        if (rendering.fleet().flux().layout() == FluxLayout.HUB_MANAGES_SOURCES) {
            rendering.fleet().sources().stream().filter(Source::hasRelease).forEach(clusters::add);
        }
        return clusters;
    }

    private MapNode values() {
        PrometheusValues prometheus = new PrometheusValues(rendering, hub, hub.prometheus());
        ValuesTree values = prometheus.values();
        // Grafana's dashboards ask for a cluster only when told that there are several.
        values.preset("grafana.sidecar.dashboards.multicluster.global.enabled", BooleanNode.TRUE);
        prometheus.putExporters();
        putAlertsOfTheChart(values);
        prometheus.putFluxObjects();
        if (hub.receiver().isPrometheus()) {
            values.fixed("prometheus.prometheusSpec.enableRemoteWriteReceiver", BooleanNode.TRUE);
        } else {
            putForwarding(values);
        }
        RemoteWriteDashboards.put(values, hub, rendering.findings());
        prometheus.putStack(Optional.empty());
        Duration window = LateSamples.window(rendering.fleet());
        if (!hub.receiver().isPrometheus()) {
            window = Duration.ZERO;
        }
        if (hub.receiver().isPrometheus()
                && hub.receiver().outOfOrderTimeWindow().isPresent()) {
            values.fixed(WINDOW, new TextNode(Units.prometheusDuration(window)));
        } else if (!window.isZero()) {
            values.preset(WINDOW, new TextNode(Units.prometheusDuration(window)));
        }
        if (RuleQueryOffset.of(rendering.fleet()) == RuleQueryOffset.OF_THE_HUB) {
            values.preset(RuleQueryOffset.VALUE, new TextNode(Units.prometheusDuration(RuleQueryOffset.TIME)));
        }
        prometheus.putIdentity();
        // External labels are added to what leaves a Prometheus, never to what it stores: the hub's own series get
        // their
        // identity as labels of their targets, or they would be the only ones without a cluster.
        values.fixed("prometheus.prometheusSpec.scrapeClasses", scrapeClasses());
        prometheus.putJobs();
        prometheus.putChartValues();
        return values.build();
    }

    /** The chart's alerts on remote write look at the senders of all clusters too, so that every trouble would be told twice. */
    private void putAlertsOfTheChart(ValuesTree values) {
        boolean told = hub.evaluatesRules()
                && hub.prometheus().defaultRules()
                && hub.alerts()
                        .filter(alerts -> rendering.senderRules(alerts).ofPrometheus())
                        .isPresent();
        if (told) {
            ALERTS_OF_THE_CHART.forEach(alert -> values.preset("defaultRules.disabled." + alert, BooleanNode.TRUE));
        }
    }

    /** What the hub scrapes of its own cluster goes where the sources' series are. */
    private void putForwarding(ValuesTree values) {
        ReceiverAddress addresses = new ReceiverAddress(rendering.fleet());
        RemoteWrite target = AsSent.ofHub(rendering.fleet()).orElse(null);
        URI url = addresses.ofHub();
        if (target != null && url != null) {
            values.fixed(
                    "prometheus.prometheusSpec.remoteWrite",
                    ListNode.of(rendering.operator().remoteWrite(target, url, target.http())));
        }
    }

    private ListNode scrapeClasses() {
        MapNode identityForEveryTarget = MapNode.builder()
                .put("name", "fleet-identity")
                .put("default", true)
                .put("relabelings", new ListNode(Identity.rules(rendering.operator(), hub), null))
                .build();
        return new ScrapeConfigs(rendering, hub).isEmpty()
                ? ListNode.of(identityForEveryTarget)
                : ListNode.of(identityForEveryTarget, ScrapeConfigs.plainClass());
    }

    /** An account for people and probes that look at the receiver. Prometheus itself keeps the chart's own account. */
    private List<MapNode> remoteWriteAccount() {
        Accounts accounts = new Accounts(rendering);
        List<MapNode> all = new ArrayList<>();
        all.add(accounts.account(ACCOUNT));
        all.addAll(accounts.rights(
                ACCOUNT,
                List.of(
                        readable("", "services", "endpoints"),
                        readable("discovery.k8s.io", "endpointslices"),
                        readable(
                                "monitoring.coreos.com",
                                "prometheuses",
                                "prometheusrules",
                                "servicemonitors",
                                "podmonitors"))));
        return all;
    }

    private static MapNode readable(String group, String... resources) {
        return Accounts.rule(group, List.of(resources), "get", "list", "watch");
    }

    private void emit(Consumer<Manifest> out, ManifestPath path, MapNode root) {
        emit(out, path, new YamlDocument(rendering.header(), root));
    }

    private void emit(Consumer<Manifest> out, ManifestPath path, YamlDocument document) {
        out.accept(rendering.hubObjects().beside(new Manifest(path, document, null, origin)));
    }
}
