package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.Definition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real servers with promfleet's own configuration, in which only addresses are replaced: a hub, a source that stores what
 * it sends, and one in agent mode. A page stands in for kube-state-metrics and the applications.
 */
class RealServersTest {
    private static final String TOKEN = "only-for-this-test";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SOURCES = "{cluster=~\"production|staging\"}";
    private static final String APP = """
            gotk_resource_info{exported_namespace="flux-system",name="apps",ready="True",pod_template_hash="abc"} 1
            kubernetes_build_info{git_version="v1.34.1"} 1
            unwanted_total 1
            """;

    private final Fleet fleet = Definition.of(new LoopbackFleet()).fleet().orElseThrow();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"prometheus-2, --enable-feature=agent", "prometheus-3, --agent"})
    void everySeriesArrivesWithItsIdentity(String program, String agentMode) throws Exception {
        Path token = Files.createDirectories(directory.resolve("secrets/hub-receiver"))
                .resolve("token");
        Files.writeString(token, "an old token");
        try (LoopbackHttp productionApp = LoopbackHttp.exposing(APP);
                LoopbackHttp stagingApp = LoopbackHttp.exposing(APP);
                PrometheusServer hub = PrometheusServer.start(
                        program,
                        "hub",
                        directory,
                        configuration(fleet.hub(), Map.of(), "own.hub.example.com:9090"),
                        "--storage.tsdb.path=DATA",
                        "--web.enable-remote-write-receiver");
                LoopbackHttp guard = LoopbackHttp.guarding(hub.address(), TOKEN);
                PrometheusServer production = PrometheusServer.start(
                        program,
                        "production",
                        directory,
                        configuration(
                                fleet.sources().get(0),
                                Map.of(
                                        "https://hub.example.com",
                                        "http://" + guard.address(),
                                        "app.production.example.com:8080",
                                        productionApp.address()),
                                "own.production.example.com:9090"),
                        "--storage.tsdb.path=DATA");
                PrometheusServer staging = PrometheusServer.start(
                        program,
                        "staging",
                        directory,
                        configuration(
                                fleet.sources().get(1),
                                Map.of(
                                        "https://hub.example.com",
                                        "http://" + guard.address(),
                                        "app.staging.example.com:8080",
                                        stagingApp.address()),
                                "none"),
                        agentMode,
                        "--storage.agent.path=DATA")) {
            assertThat(hub.postNothingToTheReceiver()).isEqualTo(400);
            assertThat(production.postNothingToTheReceiver()).isEqualTo(404);

            // The token comes from the file of the Secret: as long as that holds another one, nothing passes.
            await(() -> guard.refused() > 1, guard::refused, "refused requests", hub, production, staging);
            assertThat(guard.passed()).isZero();
            assertThat(hub.query("up" + SOURCES)).isEmpty();
            Files.writeString(token, TOKEN);

            assertArrives(hub, "up" + SOURCES, 3, production, staging);
            assertThat(hub.query("up" + SOURCES))
                    .allSatisfy(series -> assertThat(series.value()).isEqualTo("1"));
            assertArrives(hub, "gotk_resource_info" + SOURCES, 2, production, staging);
            assertArrives(hub, "kubernetes_build_info" + SOURCES, 2, production, staging);
            assertThat(hub.query("gotk_resource_info{cluster=\"production\"}"))
                    .extracting(Series::labels)
                    .containsExactly(Map.ofEntries(
                            Map.entry("__name__", "gotk_resource_info"),
                            Map.entry("cluster", "production"),
                            Map.entry("origin_prometheus", "monitoring/production"),
                            Map.entry("environment", "production"),
                            Map.entry("price", price(program)),
                            Map.entry("job", "app"),
                            Map.entry("instance", productionApp.address()),
                            Map.entry("namespace", "shop"),
                            Map.entry("exported_namespace", "flux-system"),
                            Map.entry("name", "apps"),
                            Map.entry("ready", "True")));
            assertThat(hub.query("unwanted_total"))
                    .extracting(series -> series.label("cluster"))
                    .containsExactly("staging");
            assertEverySeriesHasItsIdentity(hub);
            assertTheRunbooksQueriesWork(hub, production, staging);
            assertThat(guard.passed()).isPositive();
        }
    }

    /** Prometheus 2 takes the doubled dollar sign, which Prometheus 3 asks for, as it stands. */
    private static String price(String program) {
        return program.equals("prometheus-2") ? "5 $$ {{ x }}" : "5 $ {{ x }}";
    }

    private static void assertEverySeriesHasItsIdentity(PrometheusServer hub) throws Exception {
        assertThat(hub.query("count({__name__=~\".+\"})"))
                .singleElement()
                .satisfies(all -> assertThat(Integer.parseInt(all.value())).isGreaterThan(100));
        assertThat(hub.query("{__name__=~\".+\", cluster=\"\"}")).isEmpty();
        assertThat(hub.query("{__name__=~\".+\", origin_prometheus=\"\"}")).isEmpty();
        assertThat(hub.query("{__name__=~\".+\", environment=\"\"}")).isEmpty();
        assertThat(hub.query("count by (cluster, origin_prometheus, environment) ({__name__=~\".+\"})"))
                .extracting(Series::labels)
                .containsExactlyInAnyOrder(
                        Map.of("cluster", "hub", "origin_prometheus", "monitoring/hub", "environment", "shared"),
                        Map.of(
                                "cluster",
                                "production",
                                "origin_prometheus",
                                "monitoring/production",
                                "environment",
                                "production"),
                        Map.of("cluster", "staging", "origin_prometheus", "staging-agent", "environment", "staging"));
    }

    /** What the runbook tells people to ask is a query, and has an answer where the fleet here has one. */
    private void assertTheRunbooksQueriesWork(PrometheusServer hub, PrometheusServer... sources) throws Exception {
        Path tree = directory.resolve("tree");
        assertThat(Promfleet.generate(new LoopbackFleet(), tree, false).findings())
                .isEmpty();
        boolean inQueries = false;
        int queries = 0;
        for (String line : Files.readAllLines(tree.resolve("hub/monitoring/remote-write-configs/README.md"))) {
            if (line.startsWith("```")) {
                inQueries = line.equals("```promql");
            } else if (inQueries && !line.isBlank() && !line.startsWith("#")) {
                queries++;
                assertArrives(hub, line, 1, sources);
            }
        }
        assertThat(queries).isGreaterThan(5);
    }

    private IntFunction<String> configuration(Cluster cluster, Map<String, String> addresses, String own) {
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        YamlDocument document = new YamlDocument(List.of(), new PrometheusConfiguration(fleet, dialect).of(cluster));
        String text =
                StandardCharsets.UTF_8.decode(new YamlWriter().write(document)).toString();
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            assertThat(text).contains(address.getKey());
            text = text.replace(address.getKey(), address.getValue());
        }
        String replaced = text;
        return port -> replaced.replace(own, "127.0.0.1:" + port);
    }

    private static void assertArrives(PrometheusServer hub, String query, int atLeast, PrometheusServer... sources)
            throws Exception {
        Answer answer = () -> hub.query(query);
        PrometheusServer[] servers = {hub, sources[0], sources[1]};
        Predicate<List<Series>> enough = series -> series.size() >= atLeast;
        await(() -> enough.test(answer.now()), answer::now, query, servers);
    }

    /** Something that is asked of a server. */
    private interface Answer {
        List<Series> now() throws Exception;
    }

    /** Something that is waited for. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Something that a message shows. */
    private interface Shown {
        Object now() throws Exception;
    }

    private static void await(Condition condition, Shown shown, String what, PrometheusServer... servers)
            throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " is " + shown.now() + "\n" + List.of(servers));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
