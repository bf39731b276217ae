package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A real Prometheus as hub, with promfleet's own configuration in which only the API server's address is replaced, and an API
 * server of the test's own with the cluster roles that promfleet made.
 */
class ScrapedSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SERVER = "api.production.example.com:6443";
    private static final String APP = "shop_orders_total{pod_template_hash=\"abc\",kind=\"book\"} 7\n";

    @TempDir
    Path directory;

    @ParameterizedTest(name = "reachable: {0}")
    @ValueSource(booleans = {false, true})
    void everyTargetIsFoundAndScrapedWithItsIdentity(boolean reachable) throws Exception {
        FleetDefinition definition = definition(reachable);
        Path tree = directory.resolve("tree");
        assertThat(Promfleet.generate(definition, tree, false).findings()).isEmpty();
        Authority authority = new Authority(directory.resolve("authority"));
        Authority other = new Authority(directory.resolve("other"));
        secret("production-discovery", "wrong", other);
        secret("production-scraping", "wrong", other);
        try (KubernetesApi api = KubernetesApi.start(authority.server());
                LoopbackHttp shop = LoopbackHttp.exposing("/metrics", path -> APP);
                LoopbackHttp annotated = LoopbackHttp.exposing("/stats/all", path -> "annotated_info 1\n");
                LoopbackHttp exporter = LoopbackHttp.exposing("/metrics", path -> "node_load1 0.5\n")) {
            fill(api, port(shop), port(annotated), port(exporter));
            admit(api, tree);
            try (PrometheusServer hub = PrometheusServer.start(
                    "prometheus-3",
                    "hub",
                    directory,
                    port -> configuration(definition, api),
                    "--storage.tsdb.path=DATA")) {
                // Another authority: not a single request is made.
                await(() -> hub.toString().contains("certificate signed by unknown authority"), hub, api);
                assertThat(api.answered()).isEmpty();
                // The right one, and a token that nobody has.
                Files.copy(
                        authority.certificate(),
                        directory.resolve("secrets/production-discovery/ca.crt"),
                        StandardCopyOption.REPLACE_EXISTING);
                await(() -> api.answered(401, "tokens") > 0, hub, api);
                secret("production-scraping", "scraping-token", authority);
                secret("production-discovery", "discovery-token", authority);

                Map<String, Map<String, String>> expected =
                        expected(reachable, api, port(shop), port(annotated), port(exporter));
                await(() -> hub.query("up == 1").size() >= expected.size(), hub, api);

                assertThat(byPool(hub.query("up"))).isEqualTo(expected);
                assertThat(hub.query("shop_orders_total{job=\"shop\"}"))
                        .extracting(Series::labels)
                        .containsExactly(Map.of(
                                "__name__", "shop_orders_total",
                                "kind", "book",
                                "cluster", "production",
                                "origin_prometheus", "monitoring/production",
                                "environment", "live",
                                "job", "shop",
                                "instance", "127.0.0.1:" + port(shop)));
                assertThat(hub.query("page_info"))
                        .extracting(series -> series.label("path"))
                        .contains("/metrics/cadvisor", "/metrics/probes");
                // Each account needed what its role lets it do, and asked for nothing else.
                assertThat(api.answered().keySet()).noneMatch(answer -> answer.startsWith("403"));
                assertThat(api.answered(200, "pods/proxy") > 0).isEqualTo(!reachable);
            }
        }
    }

    /** The runbook says where one sees it, and what then has to be allowed. */
    @Test
    void aTokenWithoutRightsShowsWhereTheRunbookSays() throws Exception {
        FleetDefinition definition = definition(false);
        Path tree = directory.resolve("tree");
        assertThat(Promfleet.generate(definition, tree, false).findings()).isEmpty();
        assertThat(Files.readString(tree.resolve("hub/monitoring/remote-write-configs/README.md")))
                .contains("rate(prometheus_sd_kubernetes_failures_total[5m]) > 0")
                .contains("auth can-i --list --as=system:serviceaccount:monitoring:hub-discovery")
                .contains("which its log says as `forbidden`");
        Authority authority = new Authority(directory.resolve("authority"));
        secret("production-discovery", "discovery-token", authority);
        secret("production-scraping", "scraping-token", authority);
        try (KubernetesApi api = KubernetesApi.start(authority.server());
                LoopbackHttp shop = LoopbackHttp.exposing("/metrics", path -> APP)) {
            fill(api, port(shop), 1, 1);
            admit(api, tree);
            api.admit("discovery-token", KubernetesApi.Rights.NONE);
            try (PrometheusServer hub = PrometheusServer.start(
                    "prometheus-3",
                    "hub",
                    directory,
                    port -> configuration(definition, api),
                    "--storage.tsdb.path=DATA")) {
                await(() -> hub.ownMetric("prometheus_sd_kubernetes_failures_total") > 0, hub, api);
                assertThat(hub.toString()).contains("is forbidden");
                assertThat(hub.query("up")).isEmpty();

                api.admit("discovery-token", rights(tree, "hub-discovery"));
                api.admit("scraping-token", KubernetesApi.Rights.NONE);
                await(() -> api.answered(403, "pods/proxy") > 0, hub, api);
                await(
                        () -> !hub.query("up{cluster=\"production\", job=\"shop\"} == 0")
                                .isEmpty(),
                        hub,
                        api);

                api.admit("scraping-token", rights(tree, "hub-scraping"));
                await(() -> !hub.query("up{job=\"shop\"} == 1").isEmpty(), hub, api);
            }
        }
    }

    private static FleetDefinition definition(boolean reachable) {
        return fleet -> {
            fleet.hub("hub", hub -> hub.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1))));
            fleet.source("production", source -> {
                source.environment("live");
                source.scrapedByHub("https://" + SERVER, scraping -> {
                    if (reachable) {
                        scraping.reachable();
                    }
                    scraping.kubeStateMetrics(false);
                });
                source.annotatedPods();
                source.scrapeJob("shop", job -> {
                    job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
                    job.relabel(rules -> rules.keep("__meta_kubernetes_pod_name", "shop-0"));
                    job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
                });
                if (!reachable) { // names of services mean nothing here
                    source.scrapeJob("front", job -> {
                        job.kubernetes(KubernetesRole.SERVICE, services -> services.namespaces("shop"));
                    });
                }
            });
        };
    }

    private static void fill(KubernetesApi api, int shop, int annotated, int exporter) {
        api.node("worker-1");
        api.pod("shop", "shop-0", shop, Map.of());
        api.pod(
                "shop",
                "annotated-0",
                1,
                Map.of(
                        "prometheus.io/scrape", "true",
                        "prometheus.io/port", Integer.toString(annotated),
                        "prometheus.io/path", "stats/all"));
        api.service("shop", "front", "front", "http", shop, "shop-0");
        api.pod("monitoring", "node-exporter-x", exporter, Map.of());
        api.service("monitoring", "exporters", "prometheus-node-exporter", "http-metrics", exporter, "node-exporter-x");
        api.service("default", "kubernetes", "", "https", api.port(), "");
    }

    /** What is up, by job, instance and path. */
    private static Map<String, Map<String, String>> expected(
            boolean reachable, KubernetesApi api, int shop, int annotated, int exporter) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        String server = "127.0.0.1:" + api.port();
        add(expected, "apiserver", server, Map.of());
        for (String path : List.of("/metrics", "/metrics/cadvisor", "/metrics/probes")) {
            // Discovery of nodes gives their names to `instance`, in the source as here.
            add(expected, "kubelet", "worker-1", Map.of("metrics_path", path, "node", "worker-1"));
        }
        add(
                expected,
                "node-exporter",
                "127.0.0.1:" + exporter,
                Map.of(
                        "namespace", "monitoring",
                        "service", "exporters",
                        "pod", "node-exporter-x",
                        "container", "main",
                        "endpoint", "http-metrics"));
        add(
                expected,
                "annotated-pods",
                "127.0.0.1:" + annotated,
                Map.of("namespace", "shop", "pod", "annotated-0", "node", "worker-1"));
        add(expected, "shop", "127.0.0.1:" + shop, Map.of());
        if (!reachable) {
            add(expected, "front", "front.shop.svc:" + shop, Map.of());
        }
        return expected;
    }

    private static void add(
            Map<String, Map<String, String>> expected, String job, String instance, Map<String, String> more) {
        Map<String, String> labels = new HashMap<>(more);
        labels.put("__name__", "up");
        labels.put("job", job);
        labels.put("instance", instance);
        labels.put("cluster", "production");
        labels.put("origin_prometheus", "monitoring/production");
        labels.put("environment", "live");
        expected.put(key(labels), labels);
    }

    private static Map<String, Map<String, String>> byPool(List<Series> series) {
        return series.stream().collect(toMap(one -> key(one.labels()), Series::labels));
    }

    private static String key(Map<String, String> labels) {
        return labels.get("job") + " " + labels.getOrDefault("metrics_path", "");
    }

    /** Admits both accounts for what their roles say, those of the cluster and those in namespaces. */
    private static void admit(KubernetesApi api, Path tree) throws Exception {
        api.admit("discovery-token", rights(tree, "hub-discovery"));
        api.admit("scraping-token", rights(tree, "hub-scraping"));
    }

    private static KubernetesApi.Rights rights(Path tree, String account) throws Exception {
        List<Map<?, ?>> everywhere = new ArrayList<>();
        Map<String, List<Map<?, ?>>> inNamespaces = new HashMap<>();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Object object :
                yaml.loadAll(Files.readString(tree.resolve("clusters/production/cluster/hub-access.yaml")))) {
            String kind = At.text(object, "kind");
            if (At.text(object, "metadata", "name").equals(account) && kind.endsWith("Role")) {
                List<Map<?, ?>> rules = kind.equals("Role")
                        ? inNamespaces.computeIfAbsent(
                                At.text(object, "metadata", "namespace"), first -> new ArrayList<>())
                        : everywhere;
                At.list(object, "rules").forEach(rule -> rules.add((Map<?, ?>) rule));
            }
        }
        assertThat(everywhere).isNotEmpty();
        return new KubernetesApi.Rights(everywhere, inNamespaces);
    }

    private void secret(String name, String token, Authority authority) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("secrets/" + name));
        Files.writeString(folder.resolve("token"), token);
        Files.copy(authority.certificate(), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String configuration(FleetDefinition definition, KubernetesApi api) {
        Fleet fleet = Definition.of(definition).fleet().orElseThrow();
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        String text = new YamlWriter().toText(new PrometheusConfiguration(fleet, dialect).of(fleet.hub()));
        assertThat(text).contains(SERVER);
        return text.replace(SERVER, "127.0.0.1:" + api.port());
    }

    private static int port(LoopbackHttp server) {
        return Integer.parseInt(server.address().substring(server.address().indexOf(':') + 1));
    }

    private static void await(Callable<Boolean> condition, PrometheusServer hub, KubernetesApi api) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(api.answered() + "\n" + hub.query("up") + "\n" + hub);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
