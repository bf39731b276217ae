package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever way a source is collected, its series are the same at the hub. The job finds its targets in a registry, which has
 * those of another source, too; real servers run promfleet's own configuration, in which only addresses are replaced.
 */
@SuppressWarnings("ImmutableEnumChecker") // ways to collect hold nothing
class SameSeriesAtTheHubTest {
    private static final String HUB = "https://hub.example.com";
    private static final String PROMETHEUS = "prometheus.production.example.com:9090";
    private static final String REGISTRY = "registry.example.com:8500";
    private static final String OF_THE_JOB = "{job=\"app\"}";
    private static final List<String> METRICS = List.of(
            "shop_orders_total",
            "up",
            "scrape_duration_seconds",
            "scrape_samples_post_metric_relabeling",
            "scrape_samples_scraped",
            "scrape_series_added");
    private static final int TRIES = 600;

    @TempDir
    Path directory;

    /** What runs in the source. */
    enum InSource {
        SERVER,
        AGENT,
        NOTHING
    }

    /** Every way to collect whose servers can run here. */
    enum Way {
        LIGHTWEIGHT_PROMETHEUS(
                InSource.SERVER,
                source -> source.lightweightPrometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)))),
        PROMETHEUS_AGENT(InSource.AGENT, source -> source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)))),
        FEDERATED(
                InSource.SERVER,
                source -> source.federated(
                        "http://" + PROMETHEUS,
                        OF_THE_JOB,
                        federation -> federation.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1))))),
        SCRAPED_BY_HUB(
                InSource.NOTHING,
                source -> source.scrapedByHub("https://api.production.example.com", scraping -> {
                    scraping.reachable("app");
                    source.fluxMetricsOnly();
                    scraping.kubeStateMetrics(false);
                })),
        DISCOVERED_BY_HUB(
                InSource.NOTHING,
                source -> source.discoveredByHub(discovering -> discovering.keep("__meta_datacenter", "eu"))),
        ALSO_SCRAPED_BY_HUB(
                InSource.AGENT,
                source -> source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)))
                        .alsoScrapedByHub(
                                "https://api.production.example.com", scraping -> scraping.reachable("app"), "app")),
        ALSO_DISCOVERED_BY_HUB(
                InSource.AGENT,
                source -> source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)))
                        .alsoDiscoveredByHub(discovering -> {}, "app"));

        private final InSource inSource;
        private final Consumer<SourceBuilder> said;

        Way(InSource inSource, Consumer<SourceBuilder> said) {
            this.inSource = inSource;
            this.said = said;
        }
    }

    static Stream<Arguments> waysAndVersions() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Way way : Way.values()) {
            // The distribution builds Prometheus 2 without the discovery of Kubernetes, which this way is about.
            if (way != Way.SCRAPED_BY_HUB) {
                all.add(Arguments.of(way, "prometheus-2", "--enable-feature=agent"));
            }
            all.add(Arguments.of(way, "prometheus-3", "--agent"));
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("waysAndVersions")
    void everyWayBringsTheSameSeriesToTheHub(Way way, String program, String agentMode) throws Exception {
        Fleet fleet =
                Definition.of(definition -> define(definition, way)).fleet().orElseThrow();
        try (LoopbackHttp app = LoopbackHttp.exposing("shop_orders_total{kind=\"book\",pod_template_hash=\"a\"} 7\n");
                LoopbackHttp registry = LoopbackHttp.registering(targets(app.address()));
                Servers servers = start(fleet, way, program, agentMode, registry.address())) {
            for (int i = 0; i < TRIES && servers.hub.query(OF_THE_JOB).size() < METRICS.size(); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }

            assertThat(servers.hub.query("{cluster=\"production\", job=\"app\"}"))
                    .as(servers::toString)
                    .extracting(Series::labels)
                    .containsExactlyInAnyOrderElementsOf(expected(app.address()));
            assertThat(servers.hub.query("{cluster!=\"production\", job=\"app\"}"))
                    .isEmpty();
        }
    }

    private static void define(FleetBuilder fleet, Way way) {
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> receiver.url(HUB));
            hub.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
        });
        fleet.source("production", source -> {
            source.environment("live");
            source.externalLabel("region", "eu-1");
            source.scrapeJob("app", job -> {
                job.http(http -> http.url("http://" + REGISTRY + "/targets"));
                job.relabel(rules -> {
                    rules.keep("__meta_datacenter", "eu");
                    rules.replace("namespace", "shop");
                });
                job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
            });
            way.said.accept(source);
            if (way.inSource != InSource.NOTHING && way != Way.FEDERATED) {
                source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
            }
        });
    }

    private static String targets(String app) {
        return """
                [{"targets": ["%s"], "labels": {"__meta_datacenter": "eu", "team": "shop"}},
                 {"targets": ["127.0.0.1:9"], "labels": {"__meta_datacenter": "us"}}]""".formatted(app);
    }

    private static Set<Map<String, String>> expected(String app) {
        return METRICS.stream()
                .map(metric -> {
                    Map<String, String> labels = new HashMap<>(Map.of(
                            "__name__", metric,
                            "job", "app",
                            "instance", app,
                            "team", "shop",
                            "namespace", "shop",
                            "cluster", "production",
                            "origin_prometheus", "monitoring/production",
                            "environment", "live",
                            "region", "eu-1"));
                    if (metric.equals("shop_orders_total")) {
                        labels.put("kind", "book");
                    }
                    return labels;
                })
                .collect(Collectors.toSet());
    }

    private Servers start(Fleet fleet, Way way, String program, String agentMode, String registry)
            throws IOException, InterruptedException {
        Cluster production = fleet.sources().get(0);
        if (way == Way.FEDERATED) {
            PrometheusServer source = server(fleet, program, production, Map.of(REGISTRY, registry));
            String address = source.address().getAuthority();
            return new Servers(server(fleet, program, fleet.hub(), Map.of(PROMETHEUS, address)), source);
        }
        PrometheusServer hub = server(fleet, program, fleet.hub(), Map.of(REGISTRY, registry));
        Map<String, String> addresses =
                Map.of(REGISTRY, registry, HUB, hub.address().toString());
        return switch (way.inSource) {
            case NOTHING -> new Servers(hub, null);
            case SERVER -> new Servers(hub, server(fleet, program, production, addresses));
            case AGENT ->
                new Servers(
                        hub,
                        PrometheusServer.start(
                                program,
                                "production",
                                directory,
                                port -> configuration(fleet, production, addresses),
                                agentMode,
                                "--storage.agent.path=DATA"));
        };
    }

    private PrometheusServer server(Fleet fleet, String program, Cluster cluster, Map<String, String> addresses)
            throws IOException, InterruptedException {
        return PrometheusServer.start(
                program,
                cluster.name(),
                directory,
                port -> configuration(fleet, cluster, addresses),
                "--storage.tsdb.path=DATA",
                "--web.enable-remote-write-receiver");
    }

    private String configuration(Fleet fleet, Cluster cluster, Map<String, String> addresses) {
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        String text = new YamlWriter().toText(new PrometheusConfiguration(fleet, dialect).of(cluster));
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        return text;
    }

    /** The hub, and what runs in the source. */
    private record Servers(PrometheusServer hub, @Nullable PrometheusServer source) implements AutoCloseable {
        @Override
        public void close() {
            try (PrometheusServer first = hub;
                    PrometheusServer second = source) {
                assertThat(first).isNotSameAs(second);
            }
        }
    }
}
