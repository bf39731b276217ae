package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.verify.Access;
import io.promfleet.verify.Endpoint;
import io.promfleet.verify.Verification;
import io.promfleet.verify.VerificationText;
import io.promfleet.verify.Verifier;
import io.promfleet.verify.VerifySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Sources that are scraped through their API server, discovered, federated, that send Flux' metrics only, and that an OpenTelemetry
 * Collector collects, as real servers with promfleet's own configuration: what verification and the hub's alerts say of them when all is
 * well, and after one fault in each.
 */
@Execution(ExecutionMode.CONCURRENT)
class VerifyEveryWayTest {
    private static final String TOKEN = "only-for-this-test";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String FLUX = "gotk_resource_info{exported_namespace=\"a\",name=\"a\"} 1\n";

    @TempDir
    Path directory;

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private Fleet fleet = fleet("https://prometheus.example.com");
    private String api = "";
    private String pages = "";

    private static Fleet fleet(String hub) {
        return Definition.of(new EveryWayFleet(hub)).fleet().orElseThrow();
    }

    @Test
    void judgesEveryJobByWhatArrives() throws Exception {
        Authority authority = new Authority(directory.resolve("authority"));
        for (String name : List.of("scraped-discovery", "scraped-scraping")) {
            Path folder = Files.createDirectories(directory.resolve("secrets/" + name));
            Files.writeString(folder.resolve("token"), TOKEN);
            Files.copy(authority.certificate(), folder.resolve("ca.crt"));
        }
        AtomicReference<String> objects = new AtomicReference<>(FLUX);
        try (LoopbackHttp app = LoopbackHttp.exposing("kubernetes_build_info{git_version=\"v1.34.1\"} 1\n");
                LoopbackHttp pod = LoopbackHttp.exposing("shop_orders_total 1\n");
                LoopbackHttp state = LoopbackHttp.exposing("/metrics", path -> objects.get());
                KubernetesApi server = KubernetesApi.start(authority.server())) {
            api = "127.0.0.1:" + server.port();
            addresses.put(EveryWayFleet.API, api);
            pages = app.address();
            server.admit(TOKEN, rights());
            server.pod("shop", "shop-0", port(pod.address()), Map.of());
            try (PrometheusServer federated = source("federated")) {
                addresses.put(EveryWayFleet.PROMETHEUS, federated.address().getAuthority());
                try (PrometheusServer hub = hub();
                        PrometheusServer flux = flux(app.address(), state.address());
                        CollectorServer collector = CollectorServer.start(directory, configuration(collected(hub)));
                        Verifier verifier = verifier(hub)) {
                    // What is found by asking the API server from inside of the cluster is not there.
                    Verification seen = untilOnly(
                            verifier,
                            "WARNING up No `up` of the job `flux-system` of `scraped` arrives; none did within the last hour.",
                            "FAILED up No `up` of the job `opentelemetry-collector-metrics` of `collected` arrives; none did"
                                    + " within the last hour.",
                            "FAILED up No `up` of the job `flux-system` of `collected` arrives; none did within the last hour.");
                    assertThat(seen.rows())
                            .extracting(row -> row.cluster() + " " + row.way() + " " + row.arriving() + "/"
                                    + row.declared() + " " + row.flux() + " " + row.kubernetes())
                            .containsExactly(
                                    "hub hub 2/2 -1 v1.34.1",
                                    "scraped scraped 1/2 -1 ",
                                    "discovered discovered 1/1 -1 v1.34.1",
                                    "federated federated 4/4 -1 v1.34.1",
                                    "flux remote write 1/1 1 v1.34.1",
                                    "collected OpenTelemetry 1/3 -1 v1.34.1");
                    untilFiring(hub, Set.of("JobAbsent scraped flux-system", "JobAbsent collected flux-system"));

                    objects.set("kube_none 1\n");
                    until(
                            verifier,
                            "FAILED flux No `gotk_resource_info` of `flux` arrives, and Flux is declared there.");
                    end(pod);
                    until(verifier, "FAILED targets The only target of the job `pods` of `scraped` cannot be scraped.");
                    end(collector);
                    flux.kill();
                    federated.kill();
                    end(app);
                    until(
                            verifier,
                            "FAILED targets The only target of the job `app` of `discovered` cannot be scraped.",
                            "FAILED targets The only target of the job `federate` of `federated` cannot be scraped.",
                            "FAILED up No `up` of the job `app` of `federated` arrives; the last one is N old.",
                            "FAILED up No `up` of the job `shop` of `federated` arrives; the last one is N old.",
                            "FAILED cluster Nothing of `flux` arrives; the last sample is N old.",
                            "FAILED cluster Nothing of `collected` arrives; the last sample is N old.");
                    untilFiring(
                            hub,
                            Set.of(
                                    "ClusterQuiet scraped",
                                    "ClusterQuiet discovered",
                                    "ClusterQuiet federated",
                                    "ClusterQuiet flux",
                                    "ClusterQuiet collected"));
                }
            }
        }
    }

    private static void end(AutoCloseable server) throws Exception {
        server.close();
    }

    private static KubernetesApi.Rights rights() {
        return new KubernetesApi.Rights(
                List.of(Map.of(
                        "apiGroups", List.of(""),
                        "resources", List.of("pods", "pods/proxy"),
                        "verbs", List.of("get", "list", "watch"))),
                Map.of());
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private PrometheusServer hub() throws Exception {
        String rules = HubRules.of(new EveryWayFleet("https://prometheus.example.com"), directory);
        return PrometheusServer.start(
                "prometheus-3",
                "hub",
                directory,
                port -> {
                    addresses.put("own.hub.example.com:9090", "127.0.0.1:" + port);
                    fleet = fleet("http://127.0.0.1:" + port);
                    return configuration(prometheus(fleet.hub())) + "rule_files: [" + rules + "]\n";
                },
                "--storage.tsdb.path=DATA",
                "--query.lookback-delta=10s",
                "--web.enable-remote-write-receiver");
    }

    private PrometheusServer source(String name) throws Exception {
        return PrometheusServer.start(
                "prometheus-3",
                name,
                directory,
                port -> configuration(prometheus(cluster(name))),
                "--storage.tsdb.path=DATA");
    }

    /** Flux' controllers are a page of the test, and so is kube-state-metrics, which the chart scrapes by a monitor of its own. */
    private PrometheusServer flux(String controllers, String state) throws Exception {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> config = new LinkedHashMap<>();
        At.map(yaml.load(prometheus(cluster("flux")))).forEach((key, value) -> config.put((String) key, value));
        List<Object> jobs = new ArrayList<>();
        jobs.add(job("flux-system", controllers));
        jobs.add(job("kube-state-metrics", state));
        config.put("scrape_configs", jobs);
        String text = yaml.dump(config);
        return PrometheusServer.start(
                "prometheus-3", "flux", directory, port -> configuration(text), "--storage.tsdb.path=DATA");
    }

    private static Map<String, Object> job(String name, String target) {
        return Map.of("job_name", name, "static_configs", List.of(Map.of("targets", List.of(target))));
    }

    private String collected(PrometheusServer hub) throws Exception {
        Path tree = directory.resolve("collected-tree");
        assertThat(Promfleet.generate(new EveryWayFleet("https://prometheus.example.com"), tree, false)
                        .hasErrors())
                .isFalse();
        Path file = tree.resolve("clusters/collected/cluster/opentelemetry-collector-metrics.yaml");
        for (Object object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
            if (At.text(object, "kind").equals("ConfigMap")) {
                return At.text(object, "data", "config.yaml")
                        .replace("https://prometheus.example.com", hub.address().toString());
            }
        }
        throw new AssertionError("no ConfigMap in " + file);
    }

    private Cluster cluster(String name) {
        return fleet.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String prometheus(Cluster cluster) {
        return new YamlWriter()
                .toText(new PrometheusConfiguration(fleet, new FileDialect(directory.toString(), new Findings()))
                        .of(cluster));
    }

    private String configuration(String file) {
        String text = file.replaceAll(EveryWayFleet.APPS, pages);
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        return text;
    }

    private Verifier verifier(PrometheusServer hub) {
        return new Verifier(
                fleet,
                VerifySettings.of(Endpoint.parse(hub.address().toString()), Access.ANONYMOUS)
                        .senders(new HashMap<>())
                        .patience(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(3)));
    }

    /** Looks until exactly these lines are there. */
    private static Verification untilOnly(Verifier verifier, String... expected) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Verification seen = verifier.look();
        while (!messages(seen).equals(List.of(expected)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            seen = verifier.look();
        }
        Verification last = seen;
        assertThat(messages(seen))
                .as(() -> String.join("\n", VerificationText.of(last)))
                .containsExactly(expected);
        return seen;
    }

    private static void until(Verifier verifier, String... expected) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = messages(verifier.look());
        while (!lines.containsAll(List.of(expected)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            lines = messages(verifier.look());
        }
        assertThat(lines).contains(expected);
    }

    private static List<String> messages(Verification seen) {
        return VerifiedClusters.lines(seen).stream()
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .toList();
    }

    /** Exactly these fire. */
    private static void untilFiring(PrometheusServer hub, Set<String> expected) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> firing = HubRules.firing(hub);
        while (!firing.equals(expected) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(300);
            firing = HubRules.firing(hub);
        }
        assertThat(firing).isEqualTo(expected);
    }
}
