package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.acceptance.collect.CollectedByAlloy;
import io.promfleet.acceptance.collect.Surroundings;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import io.promfleet.relabel.LabelSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whichever way a source is collected, its series are the same at the hub. One job finds its targets in a registry, which has those
 * of another source, too; the other asks an API server. Real servers run promfleet's own configuration, in which only addresses
 * are replaced, and the API server is named that a pod finds by itself. Of the collectors, OpenTelemetry runs; what Grafana Agent
 * would read is run by a Prometheus, whose agent it has inside; and Alloy's is followed through promfleet's own relabelling,
 * from what a real Prometheus discovers.
 */
@SuppressWarnings("ImmutableEnumChecker") // ways to collect hold nothing
@Execution(ExecutionMode.CONCURRENT)
class SameSeriesAtTheHubTest {
    private static final String HUB = "https://hub.example.com";
    private static final String PROMETHEUS = "prometheus.production.example.com:9090";
    private static final String REGISTRY = "registry.example.com:8500";
    private static final String API = "api.production.example.com:6443";
    private static final String OF_THE_JOBS = "{job=~\"app|pods\"}";
    private static final String AT_THE_HUB = "{cluster=\"production\", job=~\"app|pods\"}";
    private static final String TOKEN = "only-for-this-test";
    private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? [0-9]+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final int TRIES = 600;

    /** Kinds of series, labels that a rule removes or rewrites, and labels that the target's own would hide. */
    private static final String PAGE = """
            # TYPE shop_orders_total counter
            shop_orders_total{kind="book",pod_template_hash="a",team="a$b"} 7
            # TYPE shop_seconds histogram
            shop_seconds_bucket{le="0.1"} 1
            shop_seconds_bucket{le="2.5"} 2
            shop_seconds_bucket{le="+Inf"} 3
            shop_seconds_sum 5
            shop_seconds_count 3
            # TYPE shop_size gauge
            shop_size{job="theirs",instance="theirs",namespace="theirs"} 3
            shop_untyped 4
            """;

    @TempDir
    Path directory;

    /** What runs in the source. */
    enum InSource {
        SERVER,
        AGENT,
        OPEN_TELEMETRY,
        GRAFANA_AGENT,
        ALLOY,
        /** A Prometheus that was there before, beside an agent that has no jobs. */
        ANOTHER,
        NOTHING
    }

    /** Every way to collect. */
    enum Way {
        LIGHTWEIGHT_PROMETHEUS(
                InSource.SERVER,
                source -> source.lightweightPrometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)))),
        PROMETHEUS_AGENT(InSource.AGENT, Way::agent),
        OPEN_TELEMETRY_COLLECTOR(
                InSource.OPEN_TELEMETRY,
                source -> source.openTelemetryCollector(collector -> {
                    collector.scrapeInterval(ofSeconds(1));
                    collector.kubeStateMetrics(false);
                })),
        ALLOY(
                InSource.ALLOY,
                source -> source.alloy(alloy -> {
                    alloy.scrapeInterval(ofSeconds(1));
                    alloy.kubeStateMetrics(false);
                })),
        GRAFANA_AGENT(
                InSource.GRAFANA_AGENT,
                source -> source.grafanaAgent(agent -> {
                    agent.scrapeInterval(ofSeconds(1));
                    agent.kubeStateMetrics(false);
                })),
        FEDERATED(
                InSource.SERVER,
                source -> source.federated(
                        "http://" + PROMETHEUS,
                        OF_THE_JOBS,
                        federation -> federation.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1))))),
        ALSO_FEDERATED(InSource.ANOTHER, source -> {
            agent(source);
            source.alsoFederated("http://" + PROMETHEUS, OF_THE_JOBS, federation -> {});
        }),
        /** Pods through the API server; what the registry knows is no object of Kubernetes, so that it has to be in reach. */
        SCRAPED_BY_HUB(
                InSource.NOTHING,
                source -> source.scrapedByHub("https://" + API, scraping -> {
                    scraping.reachable("app");
                    scraping.kubeStateMetrics(false);
                })),
        SCRAPED_BY_HUB_DIRECTLY(
                InSource.NOTHING,
                source -> source.scrapedByHub("https://" + API, scraping -> {
                    scraping.reachable();
                    scraping.kubeStateMetrics(false);
                })),
        ALSO_SCRAPED_BY_HUB(InSource.AGENT, source -> {
            agent(source);
            source.alsoScrapedByHub("https://" + API, scraping -> {}, "pods");
        }),
        DISCOVERED_BY_HUB(InSource.NOTHING, source -> source.discoveredByHub(discovering -> {})),
        ALSO_DISCOVERED_BY_HUB(InSource.AGENT, source -> {
            agent(source);
            source.alsoDiscoveredByHub(discovering -> discovering.keep("__meta_datacenter", "eu"), "app");
        });

        private final InSource inSource;
        private final Consumer<SourceBuilder> said;

        Way(InSource inSource, Consumer<SourceBuilder> said) {
            this.inSource = inSource;
            this.said = said;
        }

        private static void agent(SourceBuilder source) {
            source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)));
        }

        boolean isFetched() {
            return this == FEDERATED || inSource == InSource.ANOTHER || inSource == InSource.NOTHING;
        }
    }

    /** The distribution builds Prometheus 2 without the discovery of Kubernetes, so that it has the registry's job alone. */
    static Stream<Arguments> waysAndVersions() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Way way : Way.values()) {
            all.add(Arguments.of(way, "prometheus-3"));
            if (way.inSource == InSource.SERVER || way.inSource == InSource.AGENT || way == Way.DISCOVERED_BY_HUB) {
                if (way != Way.ALSO_SCRAPED_BY_HUB) {
                    all.add(Arguments.of(way, "prometheus-2"));
                }
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("waysAndVersions")
    void everyWayBringsTheSameSeriesToTheHub(Way way, String program) throws Exception {
        Authority authority = new Authority(directory.resolve("authority"));
        for (String name : List.of("production-discovery", "production-scraping")) {
            Path folder = Files.createDirectories(directory.resolve("secrets/" + name));
            Files.writeString(folder.resolve("token"), TOKEN);
            Files.copy(authority.certificate(), folder.resolve("ca.crt"));
        }
        try (LoopbackHttp app = LoopbackHttp.exposing(PAGE);
                LoopbackHttp shop = LoopbackHttp.exposing(PAGE);
                LoopbackHttp registry = LoopbackHttp.registering(targets(app.address()));
                KubernetesApi api = KubernetesApi.start(authority.server())) {
            api.admit(
                    TOKEN,
                    new KubernetesApi.Rights(
                            List.of(Map.of(
                                    "apiGroups", List.of(""),
                                    "resources", List.of("pods", "pods/proxy"),
                                    "verbs", List.of("get", "list", "watch"))),
                            Map.of()));
            api.pod("shop", "shop-0", port(shop.address()), Map.of());
            api.pod("elsewhere", "other-0", port(shop.address()), Map.of());
            SortedSet<String> expected = expected("app", app.address());
            if (program.equals("prometheus-3")) {
                expected.addAll(expected("pods", shop.address()));
            }
            Run run = new Run(way, program, registry.address(), "127.0.0.1:" + api.port());

            assertThat(run.series(expected.size())).as(run::toString).isEqualTo(expected);
            if (way == Way.SCRAPED_BY_HUB || way == Way.ALSO_SCRAPED_BY_HUB) {
                assertThat(api.answered(200, "pods/proxy")).isPositive();
            }
        }
    }

    private static String targets(String app) {
        return """
                [{"targets": ["%s"], "labels": {"__meta_datacenter": "eu", "team": "shop"}},
                 {"targets": ["127.0.0.1:9"], "labels": {"__meta_datacenter": "us"}}]""".formatted(app);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** What the page says, in words of its own: each way has to come to this. */
    private static SortedSet<String> expected(String job, String address) {
        List<LabelSet> series = new ArrayList<>(Surroundings.REPORTS);
        series.addAll(List.of(
                LabelSet.of("__name__", "shop_orders_total", "kind", "book", "size", "5 $ of a"),
                LabelSet.of("__name__", "shop_seconds_bucket", "le", "0.1"),
                LabelSet.of("__name__", "shop_seconds_bucket", "le", "2.5"),
                LabelSet.of("__name__", "shop_seconds_bucket", "le", "+Inf"),
                LabelSet.of("__name__", "shop_seconds_sum"),
                LabelSet.of("__name__", "shop_seconds_count"),
                LabelSet.of("__name__", "shop_size", "exported_job", "theirs", "exported_instance", "theirs")
                        .with("exported_namespace", "theirs"),
                LabelSet.of("__name__", "shop_untyped")));
        SortedSet<String> all = new TreeSet<>();
        for (LabelSet each : series) {
            LabelSet labels = each.with("job", job)
                    .with("instance", address)
                    .with("namespace", "shop")
                    .with("cluster", "production")
                    .with("origin_prometheus", "monitoring/production")
                    .with("environment", "live")
                    .with("region", "eu-1");
            if (job.equals("app")) {
                labels = each.contains("kind") ? labels.with("exported_team", "a$b") : labels;
                labels = labels.with("team", "shop");
            } else {
                labels = each.contains("kind") ? labels.with("team", "a$b") : labels;
                labels = labels.with("pod", "shop-0");
            }
            all.add(labels.toString());
        }
        return all;
    }

    /** One way with its servers. */
    private final class Run {
        private final Way way;
        private final String program;
        private final FleetDefinition definition;
        private final Fleet fleet;
        private final Cluster production;
        private final Map<String, String> addresses = new LinkedHashMap<>();
        private final String api;
        private String shown = "";

        Run(Way way, String program, String registry, String api) {
            this.way = way;
            this.program = program;
            this.definition = this::define;
            this.fleet = Definition.of(definition).fleet().orElseThrow();
            this.production = fleet.sources().get(0);
            this.api = api;
            addresses.put(REGISTRY, registry);
            addresses.put(API, api);
            addresses.put("/etc/promfleet", directory.toString());
        }

        private void define(FleetBuilder fleet) {
            fleet.hub("hub", hub -> {
                hub.receiver(receiver -> receiver.url(HUB));
                hub.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
            });
            fleet.source("production", source -> {
                source.environment("live");
                source.externalLabel("region", "eu-1");
                if (!program.equals("prometheus-2")) { // whose jobs discover pods
                    source.fluxMetricsOnly();
                }
                if (way.inSource != InSource.ANOTHER) {
                    jobs(source);
                }
                way.said.accept(source);
                if (!way.isFetched()) {
                    source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
                }
            });
        }

        private void jobs(SourceBuilder source) {
            source.scrapeJob("app", job -> {
                job.http(http -> http.url("http://" + REGISTRY + "/targets"));
                job.relabel(rules -> {
                    rules.keep("__meta_datacenter", "eu");
                    rules.replace("namespace", "shop");
                });
                job.metricRelabel(rules -> {
                    rules.labelDrop("pod_template_hash");
                    rules.replace(
                            "size",
                            size -> size.sourceLabels("exported_team")
                                    .regex("(.*)\\$.*")
                                    .replacement("5 $$ of ${1}"));
                });
            });
            if (program.equals("prometheus-2")) {
                return;
            }
            source.scrapeJob("pods", job -> {
                job.kubernetes(KubernetesRole.POD, pods -> {
                    pods.namespaces("shop");
                    if (way == Way.DISCOVERED_BY_HUB) { // nothing else says where to look
                        pods.apiServer("https://" + API);
                        pods.bearerToken(secret("production-discovery", "token"));
                        pods.tls(tls -> tls.ca(secret("production-discovery", "ca.crt")));
                    }
                });
                job.relabel(rules -> {
                    rules.keep("__meta_kubernetes_pod_container_port_name", "metrics");
                    rules.labelMap("__meta_kubernetes_(namespace)");
                    rules.replace("pod", pod -> pod.sourceLabels("__meta_kubernetes_pod_name"));
                });
                job.metricRelabel(rules -> {
                    rules.labelDrop("pod_template_hash");
                    rules.replace(
                            "size",
                            size -> size.sourceLabels("team").regex("(.*)\\$.*").replacement("5 $$ of ${1}"));
                });
            });
        }

        /** What is at the hub, as soon as there is as much as expected and everything was seen a second time. */
        SortedSet<String> series(int expected) throws Exception {
            if (way.inSource == InSource.ALLOY) {
                return ofAlloy();
            }
            if (way.isFetched()) {
                try (PrometheusServer source = way.inSource == InSource.NOTHING ? null : source()) {
                    if (source != null) {
                        addresses.put(PROMETHEUS, source.address().getAuthority());
                    }
                    try (PrometheusServer hub = hub()) {
                        return await(hub, expected, source == null ? hub : source);
                    }
                }
            }
            try (PrometheusServer hub = hub()) {
                addresses.put(HUB, hub.address().toString());
                if (way.inSource == InSource.OPEN_TELEMETRY) {
                    String file = generated("opentelemetry-collector-metrics", "config.yaml");
                    try (CollectorServer collector = CollectorServer.start(directory, configuration(file))) {
                        return await(hub, expected, collector);
                    }
                }
                try (PrometheusServer source = source()) {
                    return await(hub, expected, source);
                }
            }
        }

        private SortedSet<String> await(PrometheusServer hub, int expected, Object source) throws Exception {
            SortedSet<String> series = new TreeSet<>();
            for (int i = 0; i < TRIES && series.size() < expected; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
                series = of(hub.query(AT_THE_HUB));
            }
            shown = hub + "\n" + source;
            assertThat(of(hub.query("{cluster!=\"production\", job=~\"app|pods\"}")))
                    .isEmpty();
            return series;
        }

        private static SortedSet<String> of(List<Series> all) {
            SortedSet<String> series = new TreeSet<>();
            all.forEach(each -> series.add(LabelSet.of(each.labels()).toString()));
            return series;
        }

        private PrometheusServer hub() throws Exception {
            return PrometheusServer.start(
                    program,
                    "hub",
                    directory,
                    port -> configuration(prometheus(fleet, fleet.hub())),
                    "--storage.tsdb.path=DATA",
                    "--web.enable-remote-write-receiver");
        }

        private PrometheusServer source() throws Exception {
            if (way.inSource == InSource.SERVER || way.inSource == InSource.ANOTHER) {
                Fleet said = way.inSource == InSource.SERVER
                        ? fleet
                        : new Run(Way.LIGHTWEIGHT_PROMETHEUS, program, "", "").fleet;
                return PrometheusServer.start(
                        program,
                        "production",
                        directory,
                        port -> configuration(prometheus(said, said.sources().get(0))),
                        "--storage.tsdb.path=DATA");
            }
            String file = way.inSource == InSource.GRAFANA_AGENT
                    ? ofGrafanaAgent(generated("grafana-agent-metrics", "agent.yaml"))
                    : prometheus(fleet, production);
            return PrometheusServer.start(
                    program,
                    "production",
                    directory,
                    port -> configuration(file),
                    program.equals("prometheus-2") ? "--enable-feature=agent" : "--agent",
                    "--storage.agent.path=DATA");
        }

        private String prometheus(Fleet said, Cluster cluster) {
            FileDialect dialect = new FileDialect("/etc/promfleet", new Findings());
            return new YamlWriter().toText(new PrometheusConfiguration(said, dialect).of(cluster));
        }

        /** The one instance of its file has the jobs and the target. */
        private static String ofGrafanaAgent(String file) {
            Map<?, ?> metrics = At.map(new Yaml().load(file), "metrics");
            assertThat(At.list(metrics, "configs")).hasSize(1);
            Map<?, ?> instance = At.map(metrics, "configs", 0);
            return new Yaml()
                    .dump(Map.of(
                            "global", At.in(metrics, "global"),
                            "scrape_configs", At.in(instance, "scrape_configs"),
                            "remote_write", At.in(instance, "remote_write")));
        }

        /** With addresses replaced, and the API server named where it is the own one of the cluster. */
        private String configuration(String file) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Object config = yaml.load(file);
            nameTheApiServer(config);
            String text = yaml.dump(config);
            for (Map.Entry<String, String> address : addresses.entrySet()) {
                text = text.replace(address.getKey(), address.getValue());
            }
            return text;
        }

        @SuppressWarnings("unchecked")
        private void nameTheApiServer(Object tree) {
            if (tree instanceof List<?> list) {
                list.forEach(this::nameTheApiServer);
            } else if (tree instanceof Map<?, ?> map) {
                map.values().forEach(this::nameTheApiServer);
                if (map.get("role") != null && !map.containsKey("api_server")) {
                    String secret = directory + "/secrets/production-discovery/";
                    Map<String, Object> discovery = (Map<String, Object>) map;
                    discovery.put("api_server", "https://" + api);
                    discovery.put("authorization", Map.of("credentials_file", secret + "token"));
                    discovery.put("tls_config", Map.of("ca_file", secret + "ca.crt"));
                }
            }
        }

        private String generated(String name, String key) throws Exception {
            Path tree = directory.resolve("tree");
            assertThat(Promfleet.generate(definition, tree, false).findings())
                    .noneMatch(finding -> finding.severity() == Severity.ERROR);
            Path file = tree.resolve("clusters/production/cluster/" + name + ".yaml");
            for (Object object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
                if (At.text(object, "kind").equals("ConfigMap")) {
                    return At.text(object, "data", key);
                }
            }
            throw new AssertionError("no ConfigMap in " + file);
        }

        /** From what a Prometheus with the same jobs discovers. */
        private SortedSet<String> ofAlloy() throws Exception {
            Run prometheus = new Run(Way.FEDERATED, program, addresses.getOrDefault(REGISTRY, ""), api);
            try (PrometheusServer source = prometheus.source()) {
                for (int i = 0; i < TRIES && discovered(source).size() < 3; i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                Found found = new Found(discovered(source));
                SortedSet<String> sent = new TreeSet<>();
                for (String series : new CollectedByAlloy(generated("alloy-metrics", "config.alloy"), found).sent()) {
                    sent.add(series);
                }
                return sent;
            }
        }

        private static List<LabelSet> discovered(PrometheusServer source) throws Exception {
            List<LabelSet> found = new ArrayList<>();
            for (PrometheusServer.Target target : source.targets()) {
                Map<String, String> labels = new LinkedHashMap<>();
                target.discovered().asMap().forEach((name, value) -> {
                    // Without what Prometheus adds for the job.
                    if (name.equals("__address__") || name.startsWith("__meta_") || name.equals("team")) {
                        labels.put(name, value);
                    }
                });
                found.add(LabelSet.of(labels));
            }
            return found;
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /** What a real Prometheus discovered. */
    private record Found(List<LabelSet> targets) implements Surroundings {
        @Override
        public List<LabelSet> lines() {
            List<LabelSet> lines = new ArrayList<>();
            PAGE.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                Matcher parts = LINE.matcher(line);
                assertThat(parts.matches()).as(line).isTrue();
                LabelSet labels = LabelSet.of("__name__", parts.group(1));
                Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
                while (label.find()) {
                    labels = labels.with(label.group(1), label.group(2));
                }
                lines.add(labels);
            });
            return lines;
        }

        @Override
        public List<LabelSet> discover(String role, List<String> namespaces) {
            return targets.stream()
                    .filter(target -> target.contains("__meta_kubernetes_" + role + "_name")
                            && namespaces.contains(target.get("__meta_kubernetes_namespace")))
                    .toList();
        }

        @Override
        public List<LabelSet> registered(String url) {
            assertThat(url).isEqualTo("http://" + REGISTRY + "/targets");
            return targets.stream()
                    .filter(target -> target.contains("__meta_datacenter"))
                    .toList();
        }
    }
}
