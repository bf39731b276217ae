package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.AgentStack;
import io.promfleet.model.ChartStack;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.SaidValues;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import io.promfleet.model.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the chart values of hub and sources have in common: one Prometheus, its exporters and its jobs. */
final class PrometheusValues {
    private static final String SPEC = "prometheus.prometheusSpec.";
    /** The pages that the chart's role lets its Prometheus read. */
    private static final Set<String> PATHS_OF_THE_CHART = Set.of("/metrics", "/metrics/cadvisor");

    private final Rendering rendering;
    private final Cluster cluster;
    private final ChartStack stack;
    private final ValuesTree values;

    PrometheusValues(Rendering rendering, Cluster cluster, ChartStack stack) {
        this.rendering = rendering;
        this.cluster = cluster;
        this.stack = stack;
        this.values = new ValuesTree(rendering.escape());
        // The names and the port that addresses, dependencies and the runbook are derived from.
        values.fixed("fullnameOverride", new TextNode(Release.NAME));
        for (String path :
                List.of("nameOverride", "namespaceOverride", "prometheus.enabled", "prometheus.service.port")) {
            values.reserve(path);
        }
        if (stack instanceof AgentStack) {
            values.fixed("prometheus.agentMode", BooleanNode.TRUE);
        } else {
            values.reserve("prometheus.agentMode");
        }
    }

    ValuesTree values() {
        return values;
    }

    void putExporters() {
        // The chart would create its rules for an agent too, and nothing would ever evaluate them.
        values.fixed(
                "defaultRules.create",
                BooleanNode.of(stack instanceof PrometheusStack prometheus && prometheus.defaultRules()));
        boolean fluxOnly = cluster instanceof Source source && source.fluxMetricsOnly();
        if (fluxOnly) {
            values.fixed(
                    "kubernetesServiceMonitors",
                    MapNode.builder().put("enabled", false).build());
            values.fixed("prometheusOperator.serviceMonitor.selfMonitor", BooleanNode.FALSE);
        }
        values.fixed("nodeExporter.enabled", BooleanNode.of(stack.nodeExporter() && !fluxOnly));
        values.fixed("kubeStateMetrics.enabled", BooleanNode.of(stack.kubeStateMetrics()));
        for (ScrapeJob job : cluster.scrapeJobs()) {
            // A ready-made job and the chart's own monitor would scrape the same targets twice. Its rules and
            // dashboards
            // hang on a switch of their own, and stay.
            if (fluxOnly) {
                continue; // all of them are off
            }
            if (job.replaces() == ReplacedMonitor.API_SERVER) {
                values.fixed("kubeApiServer.serviceMonitor.enabled", BooleanNode.FALSE);
            } else if (job.replaces() == ReplacedMonitor.KUBELET) {
                values.fixed("kubelet.serviceMonitor.enabled", BooleanNode.FALSE);
            }
        }
    }

    /** What Flux looks after, as series of kube-state-metrics, where its controllers are scraped too. */
    void putFluxObjects() {
        if (cluster.fluxControllers() && stack.kubeStateMetrics()) {
            FluxMetrics.put(values);
            if (cluster instanceof Source source && source.fluxMetricsOnly()) {
                FluxMetrics.putOnly(values);
            }
        }
    }

    void putStack(Optional<Duration> retentionUnlessSaid) {
        if (stack instanceof PrometheusStack prometheus) {
            putRetention(prometheus, retentionUnlessSaid);
        }
        if (stack.replicas().isPresent()) {
            values.fixed(SPEC + "replicas", new IntegerNode(stack.replicas().get()));
        } else {
            values.reserve(SPEC + "replicas"); // what the checks say of replicas holds for all of them
        }
        if (stack.scrapeInterval().isPresent()) {
            values.fixed(
                    SPEC + "scrapeInterval",
                    new TextNode(Units.prometheusDuration(stack.scrapeInterval().get())));
        }
        if (stack.resources().isPresent()) {
            values.fixed(
                    SPEC + "resources",
                    CollectorPodParts.resources(stack.resources().get()));
        }
        if (stack.storage().isPresent()) {
            values.fixed(SPEC + "storageSpec", storage(stack.storage().get()));
        }
    }

    private void putRetention(PrometheusStack prometheus, Optional<Duration> unlessSaid) {
        Optional<Duration> retention = prometheus.retention().or(() -> unlessSaid);
        if (retention.isPresent()) {
            Node text = new TextNode(Units.prometheusDuration(retention.get()));
            if (prometheus.retention().isPresent()) {
                values.fixed(SPEC + "retention", text);
            } else {
                values.preset(SPEC + "retention", text);
            }
        }
        if (prometheus.retentionSize().isPresent()) {
            values.fixed(
                    SPEC + "retentionSize",
                    new TextNode(Units.prometheusSize(prometheus.retentionSize().get())));
        }
    }

    void putIdentity() {
        values.fixed(SPEC + "externalLabels", Identity.externalLabels(cluster));
        // The operator's own labels have the same value in every cluster and say nothing that identity does not.
        values.fixed(SPEC + "prometheusExternalLabelNameClear", BooleanNode.TRUE);
        String replica = replicaLabel();
        if (replica == null) {
            values.fixed(SPEC + "replicaExternalLabelNameClear", BooleanNode.TRUE);
            values.reserve(SPEC + "replicaExternalLabelName");
        } else {
            // The operator gives each pod its own value, and takes the label off again on the way to Alertmanager.
            values.fixed(SPEC + "replicaExternalLabelName", new TextNode(replica));
            values.reserve(SPEC + "replicaExternalLabelNameClear");
        }
        // A name that is a key of the external labels too makes the operator drop the fleet's own value.
        values.reserve(SPEC + "prometheusExternalLabelName");
    }

    /** The label by which the receiver tells the replicas of a source from each other; null where they are to be equal. */
    private @Nullable String replicaLabel() {
        return cluster instanceof Source && stack.replicas().orElse(1) > 1
                ? rendering
                        .fleet()
                        .hub()
                        .receiver()
                        .deduplication()
                        .replicaLabel()
                        .orElse(null)
                : null;
    }

    void putJobs() {
        FilesOfThePod.check(rendering, cluster);
        putRights();
        List<PlacedJob> placed = PlacedJob.inValues(rendering, cluster);
        if (placed.isEmpty()) {
            return;
        }
        Set<String> secrets = new TreeSet<>();
        Set<String> configMaps = new TreeSet<>();
        rendering.file().speakOf(cluster.path());
        List<Node> jobs = new ArrayList<>(placed.size());
        for (PlacedJob each : placed) {
            ScrapeJob job = each.job();
            Credentials.of(job, credential -> {
                if (credential instanceof SecretKey secret) {
                    secrets.add(secret.secret());
                } else if (credential instanceof ConfigMapKey configMap) {
                    configMaps.add(configMap.configMap());
                }
            });
            jobs.add(rendering.file().scrapeJob(job, each.moreRules()));
        }
        if (!secrets.isEmpty()) {
            values.fixed(SPEC + "secrets", ListNode.ofTexts(List.copyOf(secrets)));
        }
        if (!configMaps.isEmpty()) {
            values.fixed(SPEC + "configMaps", ListNode.ofTexts(List.copyOf(configMaps)));
        }
        values.fixed(SPEC + "additionalScrapeConfigs", new ListNode(jobs, null));
        // The chart would write one key for both, and the jobs would be gone.
        values.reserve(SPEC + "additionalScrapeConfigsSecret");
    }

    /** Discovery that looks at more than the chart's role allows finds nothing at all. */
    private void putRights() {
        List<ScrapeJob> jobs = cluster instanceof Source source ? source.jobsOfApproach() : cluster.scrapeJobs();
        List<Node> rules = new ArrayList<>(0);
        DiscoveryRights.beyondTheChart(jobs)
                .forEach(
                        (group, resources) -> rules.add(Accounts.rule(group, List.copyOf(resources), "list", "watch")));
        Set<String> paths = new TreeSet<>();
        for (ScrapeJob job : jobs) {
            if (OwnAccount.isShownBy(job) && !OwnAccount.isShownToNodes(job)) {
                job.metricsPath()
                        .filter(path -> !PATHS_OF_THE_CHART.contains(path))
                        .ifPresent(paths::add);
            }
        }
        if (!paths.isEmpty()) {
            rules.add(Accounts.paths(List.copyOf(paths)));
        }
        if (!rules.isEmpty()) {
            values.preset("prometheus.additionalRulesForClusterRole", new ListNode(rules, null));
        }
    }

    void putChartValues() {
        String path = cluster.path();
        for (ChartValue value : cluster.chartValues()) {
            values.overlay(value, path, rendering.findings());
            // Behind the fields that the chart makes of the other values, and of two the cluster takes the last.
            for (String field : SaidValues.keysBelow(value, SPEC + "additionalConfig")) {
                String name = field.equals("storage") ? "storageSpec" : field;
                values.reportInPlaceOf(SPEC + name, value, path, rendering.findings());
            }
        }
    }

    private static MapNode storage(Storage storage) {
        return MapNode.builder()
                .put(
                        "volumeClaimTemplate",
                        MapNode.builder()
                                .put("spec", CollectorPodParts.claim(storage))
                                .build())
                .build();
    }
}
