package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.golden.ApproachesFleet;
import io.promfleet.model.Fleet;
import io.promfleet.testing.ExternalProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A real OpenTelemetry Collector and a real Prometheus in agent mode with the same jobs, each with promfleet's configuration, in
 * which only addresses and folders are replaced. The hubs behind them get the same series, but for what the guide names.
 */
class OpenTelemetryRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SERIES = 46;
    private static final String TOKEN = "only-for-this-test";
    private static final String PAGE = """
            # TYPE shop_orders_total counter
            shop_orders_total{pod_template_hash="abc",kind="book",team="a$b"} 7
            # TYPE shop_size gauge
            shop_size{job="theirs",instance="theirs",namespace="own"} 3
            shop_untyped 4
            shop_parts{cluster="theirs",_kind="x"} 1
            shop_parts{cluster="also theirs",_kind="x"} 2
            shop_parts{price="theirs"} 3
            shop_scoped{otel_scope_name="shop.orders",otel_scope_version="1.2"} 1
            shop_scoped{otel_scope_name="shop.books",otel_scope_color="red"} 2
            # TYPE shop_seconds histogram
            shop_seconds_bucket{le="0.1"} 1
            shop_seconds_bucket{le="2.5"} 2
            shop_seconds_bucket{le="+Inf"} 3
            shop_seconds_sum 5
            shop_seconds_count 3
            # TYPE shop_wait summary
            shop_wait{quantile="0.5"} 1
            shop_wait{quantile="0.99"} 2
            shop_wait_sum 5
            shop_wait_count 3
            # TYPE go_gc_duration_seconds summary
            go_gc_duration_seconds{quantile="0"} 1
            go_gc_duration_seconds_sum 1
            go_gc_duration_seconds_count 1
            # TYPE shop_memory_bytes gauge
            shop_memory_bytes 1
            """;

    @TempDir
    Path directory;

    @Test
    void theHubGetsWhatAPrometheusSends() throws Exception {
        Path token = Files.createDirectories(directory.resolve("secrets/hub-receiver"))
                .resolve("token");
        Files.writeString(token, TOKEN);
        FleetDefinition byPrometheus =
                definition(source -> source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1))));
        FleetDefinition byCollector = definition(
                source -> source.openTelemetryCollector(collector -> collector.scrapeInterval(ofSeconds(1))));
        try (LoopbackHttp app = LoopbackHttp.exposing(PAGE);
                PrometheusServer expected = hub("expected");
                LoopbackHttp first = LoopbackHttp.guarding(expected.address(), TOKEN);
                PrometheusServer actual = hub("actual");
                LoopbackHttp second = LoopbackHttp.guarding(actual.address(), TOKEN);
                PrometheusServer agent = PrometheusServer.start(
                        "prometheus-3",
                        "agent",
                        directory,
                        port -> replaced(ofPrometheus(byPrometheus), app, first),
                        "--agent",
                        "--storage.agent.path=DATA");
                CollectorServer collector =
                        CollectorServer.start(directory, replaced(ofCollector(byCollector), app, second))) {
            SortedSet<String> known = new TreeSet<>();
            await(
                    () -> {
                        known.clear();
                        known.addAll(series(expected));
                        return known.size() >= SERIES;
                    },
                    agent,
                    collector);
            await(() -> series(actual).size() >= known.size(), agent, collector);

            assertThat(series(actual)).as("%s", collector).isEqualTo(series(expected));
            assertThat(first.passed()).isPositive();
            assertThat(second.refused()).isZero();
            SortedMap<String, String> labels = new TreeMap<>(Map.of(
                    "__name__", "shop_orders_total",
                    "kind", "book",
                    "team", "a$b",
                    "cost", "5 $ of a",
                    "cluster", "shop",
                    "origin_prometheus", "monitoring/shop",
                    "environment", "live",
                    "price", "5 $ ${1} {{ x }}",
                    "job", "shop",
                    "instance", app.address()));
            labels.put("_zone", "z");
            assertThat(actual.query("shop_orders_total{job=\"shop\"}"))
                    .extracting(Series::labels)
                    .containsExactly(labels);
            assertThat(actual.query("up")).extracting(Series::value).containsOnly("1");
        }
    }

    /** Both have extensions of their own. What is read from files ends with a line feed, as it does where it was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"basic", "oauth2"})
    void authenticatesAtTheHub(String method) throws Exception {
        Path secrets = Files.createDirectories(directory.resolve("secrets/hub-receiver"));
        Files.writeString(secrets.resolve("user"), "otel\n");
        Files.writeString(secrets.resolve("password"), TOKEN + "\n");
        boolean basic = method.equals("basic");
        FleetDefinition definition = fleet -> {
            fleet.hub(
                    "hub",
                    hub -> hub.receiver(receiver -> {
                        receiver.url("https://hub.example.com");
                        if (basic) {
                            receiver.basicAuth(secret("hub-receiver", "user"), secret("hub-receiver", "password"));
                        } else {
                            receiver.oauth2(oauth2 -> {
                                oauth2.clientId(secret("hub-receiver", "user"));
                                oauth2.clientSecret(secret("hub-receiver", "password"));
                                oauth2.tokenUrl("https://login.example.com/token");
                                oauth2.scopes("metrics.write");
                                oauth2.endpointParam("audience", "hub");
                            });
                        }
                    }));
            fleet.source("shop", source -> {
                source.openTelemetryCollector(collector -> collector.scrapeInterval(ofSeconds(1)));
                source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
                source.scrapeJob("shop", job -> job.targets("app.example.com:8080"));
            });
        };
        String authorization = basic ? LoopbackHttp.basic("otel", TOKEN) : "Bearer of-the-login";
        try (LoopbackHttp app = LoopbackHttp.exposing(PAGE);
                PrometheusServer hub = hub("hub");
                LoopbackHttp guard = LoopbackHttp.admitting(hub.address(), authorization);
                LoopbackHttp login = LoopbackHttp.givingTokens("otel", TOKEN, "audience=hub", "of-the-login");
                CollectorServer collector = CollectorServer.start(
                        directory,
                        replaced(ofCollector(definition), app, guard)
                                .replace("https://login.example.com", "http://" + login.address()))) {
            await(() -> !hub.query("shop_orders_total").isEmpty(), collector);

            assertThat(guard.refused()).isZero();
            assertThat(login.passed() > 0).isNotEqualTo(basic);
        }
    }

    /** With every ready-made job, which only a Kubernetes could answer, and what its command line switches on. */
    @Test
    void takesTheWholeConfigurationWithItsArguments() throws Exception {
        Path tree = directory.resolve("approaches");
        assertThat(Promfleet.generate(new ApproachesFleet(), tree, false).hasErrors())
                .isFalse();
        Path account = Files.createDirectories(directory.resolve("account"));
        Files.writeString(account.resolve("token"), TOKEN);
        Files.copy(new Authority(directory.resolve("authority")).certificate(), account.resolve("ca.crt"));
        Path config = directory.resolve("config.yaml");
        List<String> command = new ArrayList<>();
        command.add(ExternalProgram.require("otelcol").toString());
        command.add("validate");
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Object object : yaml.loadAll(
                Files.readString(tree.resolve("clusters/otel/cluster/opentelemetry-collector-metrics.yaml")))) {
            if (At.text(object, "kind").equals("ConfigMap")) {
                // The Collector looks whether files of credentials are there.
                Files.writeString(
                        config,
                        At.text(object, "data", "config.yaml")
                                .replace("/var/run/secrets/kubernetes.io/serviceaccount", account.toString()));
            } else if (At.text(object, "kind").equals("Deployment")) {
                for (Object argument : At.list(object, "spec", "template", "spec", "containers", 0, "args")) {
                    command.add(((String) argument).replace("/etc/otelcol/config.yaml", config.toString()));
                }
            }
        }
        assertThat(command).hasSize(4);
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as("%s", Files.readString(said)).isZero();
    }

    private static FleetDefinition definition(Consumer<SourceBuilder> approach) {
        return fleet -> {
            fleet.hub(
                    "hub",
                    hub -> hub.receiver(receiver -> {
                        receiver.url("https://hub.example.com");
                        receiver.bearerToken(secret("hub-receiver", "token"));
                    }));
            fleet.source("shop", source -> {
                approach.accept(source);
                source.environment("live");
                source.externalLabel("price", "5 $ ${1} {{ x }}");
                source.externalLabel("_zone", "z");
                source.remoteWrite(target -> {
                    target.queue(queue -> queue.batchSendDeadline(ofSeconds(1)));
                    target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
                });
                source.scrapeJob("shop", job -> {
                    job.targets("app.example.com:8080");
                    job.metricRelabel(rules -> {
                        rules.labelDrop("pod_template_hash");
                        rules.replace(
                                "cost",
                                cost -> cost.sourceLabels("team")
                                        .regex("(.*)\\$.*")
                                        .replacement("5 $$ of ${1}"));
                    });
                });
                source.scrapeJob("honest", job -> {
                    job.targets("app.example.com:8080");
                    job.honorLabels(true);
                    job.param("match", "{job=\"x\"}");
                    job.relabel(rules -> {
                        rules.replace("job", "renamed");
                        rules.replace("asked", asked -> asked.sourceLabels("__param_match", "__scheme__"));
                    });
                    job.metricRelabel(rules -> rules.keep("__name__", "shop_.*"));
                });
            });
        };
    }

    private PrometheusServer hub(String name) throws Exception {
        return PrometheusServer.start(
                "prometheus-3",
                name,
                directory,
                port -> "global:\n  scrape_interval: 1s\n",
                "--storage.tsdb.path=DATA",
                "--web.enable-remote-write-receiver");
    }

    private static SortedSet<String> series(PrometheusServer hub) throws Exception {
        SortedSet<String> all = new TreeSet<>();
        for (Series series : hub.query("{__name__=~\".+\"}")) {
            all.add(series.labels().toString());
        }
        return all;
    }

    private String ofPrometheus(FleetDefinition definition) {
        Fleet fleet = Definition.of(definition).fleet().orElseThrow();
        FileDialect dialect = new FileDialect("/etc/promfleet", new Findings());
        return new YamlWriter()
                .toText(new PrometheusConfiguration(fleet, dialect)
                        .of(fleet.sources().get(0)));
    }

    /** What is in the ConfigMap, without the jobs that only a Kubernetes can answer. */
    private String ofCollector(FleetDefinition definition) throws Exception {
        Path tree = directory.resolve("tree");
        assertThat(Promfleet.generate(definition, tree, false).findings()).isEmpty();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Path file = tree.resolve("clusters/shop/cluster/opentelemetry-collector-metrics.yaml");
        for (Object object : yaml.loadAll(Files.readString(file))) {
            if (At.text(object, "kind").equals("ConfigMap")) {
                Object config = yaml.load(At.text(object, "data", "config.yaml"));
                At.list(config, "receivers", "prometheus", "config", "scrape_configs")
                        .removeIf(job -> ((Map<?, ?>) job).containsKey("kubernetes_sd_configs"));
                return yaml.dump(config);
            }
        }
        throw new AssertionError("no ConfigMap in " + file);
    }

    private String replaced(String text, LoopbackHttp app, LoopbackHttp guard) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("app.example.com:8080", app.address());
        places.put("https://hub.example.com", "http://" + guard.address());
        places.put("/etc/promfleet", directory.toString());
        String replaced = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            assertThat(replaced).contains(place.getKey());
            replaced = replaced.replace(place.getKey(), place.getValue());
        }
        return replaced;
    }

    private static void await(Callable<Boolean> condition, Object... shown) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(List.of(shown).toString());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
