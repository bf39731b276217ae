package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.generator.Promfleet;
import io.promfleet.golden.GoldenTrees;
import io.promfleet.testing.ExternalProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub's rules about its fleet, as promtool tests them, and as a real hub evaluates them while real senders get into trouble. */
@Execution(ExecutionMode.CONCURRENT)
class HubAlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ITSELF = "kube-prometheus-stack-prometheus";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "promtool-2, reference/hub/monitoring/rules",
        "promtool-3, reference/hub/monitoring/rules",
        "promtool-2, every-call/eu-hub/observability/rules",
        "promtool-3, every-call/eu-hub/observability/rules",
        "promtool-2, approaches/hub/monitoring/rules",
        "promtool-3, approaches/hub/monitoring/rules",
        "promtool-2, hostile/hub/monitoring/rules",
        "promtool-3, hostile/hub/monitoring/rules",
    })
    void firesWhenItShouldAndStaysSilentWhenItShould(String promtool, String folder) throws Exception {
        Path rules = GoldenTrees.of(folder);
        String program = ExternalProgram.require(promtool).toString();
        List<String> tests = new ArrayList<>(List.of(program, "test", "rules"));
        List<String> check = new ArrayList<>(List.of(program, "check", "rules", "--lint-fatal"));
        for (String file : HubRules.files(rules)) {
            (file.endsWith(".test.yaml") ? tests : check).add(file);
        }

        for (List<String> command : List.of(tests, check)) {
            ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
        }
    }

    /** The reference fleet, of which the hub only hears one cluster, and of that not every job. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void aRealHubAlertsOnTheClusterAndTheJobsThatDoNotReport(String program) throws Exception {
        String present = "annotated-pods";
        String rules = HubRules.shortened(GoldenTrees.of("reference/hub/monitoring/rules"), directory);
        try (PrometheusServer hub = PrometheusServer.start(
                program, "hub", directory, port -> """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [%s]
                scrape_configs:
                - job_name: %s
                  static_configs:
                  - targets: ["127.0.0.1:%d"]
                    labels: { cluster: production }
                """.formatted(rules, present, port), "--storage.tsdb.path=DATA")) {
            Set<String> firing = new TreeSet<>();
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end) && !firing.contains("JobAbsent production flux-system")) {
                Thread.sleep(500);
                firing = HubRules.firing(hub);
            }

            assertThat(firing)
                    .contains("ClusterQuiet staging", "JobAbsent production flux-system")
                    .doesNotContain("ClusterQuiet production", "JobAbsent production " + present)
                    .noneMatch(alert -> alert.startsWith("JobAbsent staging"));
        }
    }

    /**
     * One sender has a receiver that is off and one that is busy beside the hub, and a job near its limit; another is killed; and
     * somebody sends the hub samples out of order.
     */
    @Test
    void aRealHubAlertsOnWhatWasDoneToSendersAndToItself() throws Exception {
        FleetDefinition definition = fleet -> {
            fleet.hub("hub", hub -> hub.receiver(it -> it.url("https://prometheus.example.com")));
            fleet.source("production", HubAlertsTest::shop);
            fleet.source("staging", HubAlertsTest::shop);
        };
        Path tree = directory.resolve("tree");
        assertThat(Promfleet.generate(definition, tree, false).hasErrors()).isFalse();
        String rules = HubRules.shortened(tree.resolve("hub/monitoring/rules"), directory);

        try (LoopbackHttp shop = LoopbackHttp.exposing(samples(9));
                LoopbackHttp busy = LoopbackHttp.answering(503);
                PrometheusServer off = PrometheusServer.start(
                        "prometheus-3", "off", directory, port -> "global: {}\n", "--storage.tsdb.path=DATA");
                PrometheusServer hub = PrometheusServer.start(
                        "prometheus-3",
                        "hub",
                        directory,
                        port -> """
                        global: { scrape_interval: 1s, evaluation_interval: 1s }
                        rule_files: [%s]
                        scrape_configs:
                        - job_name: %s
                          static_configs:
                          - targets: ["127.0.0.1:%d"]
                            labels: { cluster: hub }
                        """.formatted(rules, ITSELF, port),
                        "--storage.tsdb.path=DATA",
                        "--web.enable-remote-write-receiver",
                        "--query.lookback-delta=5s");
                PrometheusServer production = PrometheusServer.start(
                        "prometheus-3",
                        "production",
                        directory,
                        port -> sender("production", port, shop)
                                + target("hub", hub.address() + "/api/v1/write")
                                + target("off", off.address() + "/api/v1/write")
                                + target("busy", "http://" + busy.address() + "/api/v1/write"),
                        "--storage.tsdb.path=DATA");
                PrometheusServer staging = PrometheusServer.start(
                        "prometheus-3",
                        "staging",
                        directory,
                        port -> sender("staging", port, shop) + target("hub", hub.address() + "/api/v1/write"),
                        "--storage.tsdb.path=DATA")) {
            List<String> expected = List.of(
                    "RemoteWriteFailing production off",
                    "RemoteWriteBehind production busy",
                    "RemoteWriteRetrying production busy",
                    "HubRefusesRequests hub 400",
                    "HubRefusesSamples hub out of order",
                    "JobNearSampleLimit production shop");
            RemoteWriter intruder = new RemoteWriter(hub.address());
            Map<String, String> series = Map.of("__name__", "intruding", "cluster", "elsewhere");
            intruder.sample(series, 1, System.currentTimeMillis()).sendWell();
            Set<String> firing = new TreeSet<>();
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end) && !firing.containsAll(expected)) {
                Thread.sleep(500);
                intruder.sample(series, 1, System.currentTimeMillis() - 60_000).send();
                firing = HubRules.firing(hub);
            }
            assertThat(firing)
                    .containsAll(expected)
                    .noneMatch(alert -> alert.startsWith("RemoteWrite") && alert.endsWith(" hub"))
                    .noneMatch(alert -> alert.startsWith("ClusterQuiet") || alert.startsWith("JobAbsent"));
            assertThat(production.query("prometheus_remote_storage_samples_failed_total > 0"))
                    .extracting(sender -> sender.label("remote_name"))
                    .containsExactly("off");
            assertHealthOfStaging(hub, "1");

            staging.kill();
            List<String> silent = List.of("ClusterQuiet staging", "RemoteWriteLogNearlyCut staging hub");
            end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end) && !firing.containsAll(silent)) {
                Thread.sleep(500);
                firing = HubRules.firing(hub);
            }
            assertThat(firing)
                    .containsAll(silent)
                    .doesNotContain("ClusterQuiet production", "RemoteWriteLogNearlyCut production hub");
            assertHealthOfStaging(hub, "0");
        }
    }

    /** A sample that comes late on a busy machine is one evaluation without it. */
    private static void assertHealthOfStaging(PrometheusServer hub, String expected) throws Exception {
        List<String> health = List.of();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && !health.equals(List.of(expected))) {
            Thread.sleep(200);
            health = hub.query("cluster:health:ratio{cluster=\"staging\"}").stream()
                    .map(Series::value)
                    .toList();
        }
        assertThat(health).containsExactly(expected);
    }

    private static void shop(SourceBuilder source) {
        source.scrapeJob("shop", job -> job.targets("shop.example.com:80").sampleLimit(10));
    }

    private static String samples(int count) {
        StringBuilder samples = new StringBuilder();
        for (int i = 0; i < count; i++) {
            samples.append("shop{n=\"").append(i).append("\"} 1\n");
        }
        return samples.toString();
    }

    private static String sender(String cluster, int port, LoopbackHttp shop) {
        return """
                global: { scrape_interval: 1s, external_labels: { cluster: %s } }
                scrape_configs:
                - job_name: %s
                  static_configs: [{ targets: ["127.0.0.1:%d"] }]
                - job_name: shop
                  sample_limit: 10
                  static_configs: [{ targets: ["%s"] }]
                remote_write:
                """.formatted(cluster, ITSELF, port, shop.address());
    }

    private static String target(String name, String url) {
        return """
                - name: %s
                  url: %s
                  queue_config: { batch_send_deadline: 1s, min_backoff: 100ms, max_backoff: 500ms }
                """.formatted(name, url);
    }
}
