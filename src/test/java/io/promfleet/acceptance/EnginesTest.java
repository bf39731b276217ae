package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ReceiverBuilder;
import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real senders with promfleet's own configuration, in which only addresses are replaced, send to the real programs that receivers are
 * profiles of: a pair of replicas, of which one series is left, and a source with a tenant of its own.
 */
class EnginesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENGINE = "https://engine.example.com";
    private static final String APP = "shop_orders 7\n";
    private static final Map<String, String> PAIR = Map.of(
            "__name__", "shop_orders",
            "cluster", "pair",
            "origin_prometheus", "monitoring/pair",
            "job", "app",
            "region", "eu");

    @TempDir
    Path directory;

    private static Fleet fleet(Consumer<ReceiverBuilder> receiver, boolean tenants) {
        FleetDefinition definition = fleet -> {
            fleet.hub("hub", hub -> hub.receiver(it -> receiver.accept(it.url(ENGINE))));
            fleet.source("pair", source -> {
                source.externalLabel("region", "eu");
                source.lightweightPrometheus(
                        prometheus -> prometheus.replicas(2).scrapeInterval(ofSeconds(1)));
                source.remoteWrite(EnginesTest::quickly);
                source.scrapeJob("app", job -> job.targets("app.example.com:8080"));
            });
            fleet.source("single", source -> {
                source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)));
                source.remoteWrite(write -> {
                    quickly(write);
                    if (tenants) {
                        write.tenant("shop");
                    }
                });
                source.scrapeJob("app", job -> job.targets("app.example.com:8080"));
            });
        };
        return Definition.of(definition).fleet().orElseThrow();
    }

    private static void quickly(RemoteWriteBuilder write) {
        write.queue(queue -> queue.batchSendDeadline(ofSeconds(1)));
    }

    /** The two replicas and the agent, which send until they are closed. */
    private final class Senders implements AutoCloseable {
        private final List<PrometheusServer> servers = new ArrayList<>();
        private final LoopbackHttp app = LoopbackHttp.exposing(APP);

        Senders(String program, Fleet fleet, String engine) throws Exception {
            String agentMode = program.equals("prometheus-2") ? "--enable-feature=agent" : "--agent";
            PrometheusConfiguration configuration =
                    new PrometheusConfiguration(fleet, new FileDialect(directory.toString(), new Findings()));
            Source pair = fleet.sources().get(0);
            try {
                for (String replica : List.of("prometheus-0", "prometheus-1")) {
                    String text = text(program, configuration.ofReplica(pair, replica), engine);
                    servers.add(PrometheusServer.start(
                            program, replica, directory, port -> text, "--storage.tsdb.path=DATA"));
                }
                String text = text(program, configuration.of(fleet.sources().get(1)), engine);
                servers.add(PrometheusServer.start(
                        program, "agent", directory, port -> text, agentMode, "--storage.agent.path=DATA"));
            } catch (Exception | AssertionError e) {
                close();
                throw e;
            }
        }

        private String text(String program, MapNode configuration, String engine) {
            String text = StandardCharsets.UTF_8
                    .decode(new YamlWriter().write(new YamlDocument(List.of(), configuration)))
                    .toString();
            assertThat(text).contains(ENGINE + "/", "app.example.com:8080");
            // Prometheus 2.42 does not know the limit yet, which every chart's Prometheus knows.
            String known =
                    program.equals("prometheus-2") ? text.replaceAll("(?m)^ +sample_age_limit: .*\\n", "") : text;
            return known.replace(ENGINE, engine).replace("app.example.com:8080", app.address());
        }

        String target() {
            return app.address();
        }

        @Override
        public void close() {
            servers.forEach(PrometheusServer::close);
            app.close();
        }

        @Override
        public String toString() {
            return servers.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void victoriaMetricsKeepsOneSampleAnIntervalOfReplicasWithEqualLabels(String program) throws Exception {
        int port = EngineServer.freePorts(1).get(0);
        String address = "http://127.0.0.1:" + port;
        Fleet fleet = fleet(it -> it.victoriaMetrics().deduplicates(), false);
        try (EngineServer engine = EngineServer.start(
                        "victoria-metrics",
                        directory.resolve("engine"),
                        URI.create(address + "/health"),
                        List.of(
                                "-httpListenAddr=127.0.0.1:" + port,
                                "-storageDataPath=" + directory.resolve("engine/data"),
                                "-dedup.minScrapeInterval=1s",
                                "-search.latencyOffset=0s"));
                Senders senders = new Senders(program, fleet, address)) {
            Map<String, String> none = Map.of();
            Map<String, String> labels = with(PAIR, "instance", senders.target());
            await(
                    () -> EngineServer.query(address, "count_over_time(shop_orders[15s])", "", none).values().stream()
                                    .filter(samples -> samples >= 14)
                                    .count()
                            == 2,
                    engine,
                    senders);
            assertThat(EngineServer.query(address, "shop_orders{cluster=\"pair\"}", "", none)
                            .keySet())
                    .containsExactly(labels);
            assertThat(EngineServer.query(address, "count_over_time(shop_orders[15s])", "", none)
                            .values())
                    .allSatisfy(samples -> assertThat(samples).isBetween(13.0, 16.0));
            assertThat(EngineServer.query(address, "count by (cluster) (up)", "", none)
                            .keySet())
                    .containsExactlyInAnyOrder(Map.of("cluster", "pair"), Map.of("cluster", "single"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "prometheus-3") // 2.42 does not send headers that are said, so that it has no tenant
    void thanosLeavesTheReplicaOutWhenItAnswersAndKeepsTenantsApart(String program) throws Exception {
        List<Integer> ports = EngineServer.freePorts(5);
        String write = "http://127.0.0.1:" + ports.get(0);
        String query = "http://127.0.0.1:" + ports.get(3);
        Fleet fleet = fleet(it -> it.thanosReceive().deduplicates(), true);
        try (EngineServer receive = EngineServer.start(
                        "thanos",
                        directory.resolve("receive"),
                        URI.create("http://127.0.0.1:" + ports.get(1) + "/-/ready"),
                        List.of(
                                "receive",
                                "--remote-write.address=127.0.0.1:" + ports.get(0),
                                "--http-address=127.0.0.1:" + ports.get(1),
                                "--grpc-address=127.0.0.1:" + ports.get(2),
                                "--tsdb.path=" + directory.resolve("receive/data"),
                                "--label=receive=\"0\""));
                EngineServer querier = EngineServer.start(
                        "thanos",
                        directory.resolve("query"),
                        URI.create(query + "/-/ready"),
                        List.of(
                                "query",
                                "--http-address=127.0.0.1:" + ports.get(3),
                                "--grpc-address=127.0.0.1:" + ports.get(4),
                                "--endpoint=127.0.0.1:" + ports.get(2),
                                "--query.replica-label=prometheus_replica"));
                Senders senders = new Senders(program, fleet, write)) {
            Map<String, String> none = Map.of();
            String pair = "shop_orders{cluster=\"pair\"}";
            await(
                    () -> EngineServer.query(query, pair, "&dedup=false", none).size() == 2
                            && EngineServer.query(query, "shop_orders", "", none)
                                            .size()
                                    == 2,
                    receive,
                    querier,
                    senders);
            Map<String, String> labels =
                    with(with(with(PAIR, "instance", senders.target()), "receive", "0"), "tenant_id", "default-tenant");
            assertThat(EngineServer.query(query, pair, "", none).keySet()).containsExactly(labels);
            assertThat(EngineServer.query(query, pair, "&dedup=false", none).keySet())
                    .containsExactlyInAnyOrder(
                            with(labels, "prometheus_replica", "prometheus-0"),
                            with(labels, "prometheus_replica", "prometheus-1"));
            assertThat(EngineServer.query(query, "count by (cluster, tenant_id) (shop_orders)", "", none)
                            .keySet())
                    .containsExactlyInAnyOrder(
                            Map.of("cluster", "pair", "tenant_id", "default-tenant"),
                            Map.of("cluster", "single", "tenant_id", "shop"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "prometheus-3") // without its header, Mimir lets nobody in
    void mimirElectsOneReplicaAndKeepsTenantsApart(String program) throws Exception {
        List<Integer> ports = EngineServer.freePorts(2);
        String address = "http://127.0.0.1:" + ports.get(0);
        Path folder = Files.createDirectories(directory.resolve("engine"));
        Path file = Files.writeString(
                folder.resolve("mimir.yaml"),
                MIMIR.replace("HTTP", ports.get(0).toString())
                        .replace("GRPC", ports.get(1).toString())
                        .replace("DIR", folder.toString()));
        Fleet fleet = fleet(it -> it.mimir().tenant("platform").deduplicates(), true);
        try (EngineServer engine = EngineServer.start(
                        "mimir", folder, URI.create(address + "/ready"), List.of("-config.file=" + file));
                Senders senders = new Senders(program, fleet, address)) {
            String api = address + "/prometheus";
            Map<String, String> platform = Map.of("X-Scope-OrgID", "platform");
            Map<String, String> shop = Map.of("X-Scope-OrgID", "shop");
            await(
                    () -> !EngineServer.query(api, "shop_orders", "", platform).isEmpty()
                            && !EngineServer.query(api, "shop_orders", "", shop).isEmpty(),
                    engine,
                    senders);
            assertThat(EngineServer.query(api, "shop_orders", "", platform).keySet())
                    .containsExactly(with(PAIR, "instance", senders.target()));
            assertThat(EngineServer.query(api, "count by (cluster) (shop_orders)", "", shop)
                            .keySet())
                    .containsExactly(Map.of("cluster", "single"));
            await(
                    () -> EngineServer.query(api, "count_over_time(shop_orders[15s])", "", platform).values().stream()
                            .anyMatch(samples -> samples >= 13),
                    engine,
                    senders);
            assertThat(EngineServer.query(api, "count_over_time(shop_orders[15s])", "", platform)
                            .values())
                    .allSatisfy(samples -> assertThat(samples).isBetween(12.0, 16.0));
            // PF305: what comes without a tenant is refused.
            assertThat(EngineServer.status(api + "/api/v1/query?query=up", Map.of()))
                    .isEqualTo(401);
        }
    }

    private static final String MIMIR = """
            target: all
            server: {http_listen_address: 127.0.0.1, http_listen_port: HTTP, grpc_listen_address: 127.0.0.1, grpc_listen_port: GRPC, log_level: warn}
            common: {storage: {backend: filesystem, filesystem: {dir: DIR/objects}}}
            blocks_storage: {storage_prefix: blocks, tsdb: {dir: DIR/tsdb}, bucket_store: {sync_dir: DIR/sync}}
            distributor: {ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}, ha_tracker: {enable_ha_tracker: true, kvstore: {store: inmemory}}}
            ingester: {ring: {kvstore: {store: inmemory}, replication_factor: 1, instance_addr: 127.0.0.1}}
            compactor: {data_dir: DIR/compactor, sharding_ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
            store_gateway: {sharding_ring: {kvstore: {store: inmemory}, replication_factor: 1, instance_addr: 127.0.0.1}}
            ruler: {rule_path: DIR/ruler, ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
            ruler_storage: {backend: filesystem, filesystem: {dir: DIR/rules}}
            alertmanager_storage: {backend: filesystem, filesystem: {dir: DIR/alertmanager}}
            limits: {accept_ha_samples: true}
            frontend: {address: 127.0.0.1}
            query_scheduler: {ring: {kvstore: {store: inmemory}, instance_addr: 127.0.0.1}}
            usage_stats: {enabled: false}
            memberlist: {bind_addr: [127.0.0.1], bind_port: 0}
            activity_tracker: {filepath: DIR/activity}
            """;

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    /** Something that is waited for. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, Object... shown) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(List.of(shown).toString());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
