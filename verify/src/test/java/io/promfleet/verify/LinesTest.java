package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.Fleet;
import io.promfleet.verify.Line.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a hub whose answers are written down; what real servers answer is in the acceptance tests. */
class LinesTest {
    private static final String POOL = "max by (cluster, scrape_job)";
    private static final String INFO = "count by (cluster, __name__, git_version)";

    private ScriptedHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = new ScriptedHub();
        hub.up("hub", "own", 1, 5);
        hub.series(INFO, "cluster=hub,__name__=kubernetes_build_info,git_version=v1.34.1", "1");
        hub.series("sum by (__name__, code)", "__name__=prometheus_http_requests_total,code=204", "7");
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    private static Fleet fleet(FleetDefinition sources) {
        return Definition.of(fleet -> {
                    fleet.hub("hub", one -> {
                        one.receiver(receiver -> receiver.url("https://hub.example.com"));
                        one.prometheus(
                                prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
                        one.scrapeJob("own", job -> job.targets("own:9090"));
                    });
                    sources.define(fleet);
                })
                .fleet()
                .orElseThrow();
    }

    private List<String> lines(FleetDefinition sources) {
        VerifySettings settings = VerifySettings.of(hub.endpoint(), Access.ANONYMOUS)
                .patience(Duration.ofSeconds(10), VerifySettings.GRACE, Duration.ZERO);
        try (Verifier verifier = new Verifier(fleet(sources), settings)) {
            List<String> lines = new ArrayList<>();
            for (Line line : verifier.look().lines()) {
                lines.add((line.level() == Level.FAILED ? "" : "warning ")
                        + line.check().word() + ": " + line.message() + " | " + line.cause() + " | " + line.next());
            }
            return lines;
        }
    }

    private static FleetDefinition none() {
        return fleet -> {};
    }

    @Test
    void isSilentWhereAllIsThere() {
        assertThat(lines(none())).isEmpty();
    }

    @Test
    void saysNothingOfAClusterThatPromisesNothing() {
        assertThat(lines(fleet -> fleet.source("empty", source -> {
                    source.lightweightPrometheus(
                            prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
                })))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "302 Found        | text/plain | ''   | Something in front of the hub answers for the receiver (302).",
                "200 OK           | text/html  | hi   | Something in front of the hub answers for the receiver (200).",
                "401 Unauthorized | text/plain | no   | The receiver asks for other credentials (401).",
                "403 Forbidden    | text/plain | no   | The receiver asks for other credentials (403).",
                "405 Not Allowed  | text/plain | no   | The receiver answers an empty request with the code 405, and 400 is right.",
                "503 Unavailable  | text/plain | no   | The receiver answers an empty request with the code 503, and 400 is right.",
            })
    void saysWhatIsInTheReceiversPlace(String status, String type, String body, String message) {
        hub.receiver(OddServer.http(status, type, body));
        assertThat(lines(none())).singleElement().asString().startsWith("receiver: " + message + " | ");
    }

    @Test
    void saysThatThePathOfTheReceiverIsAnother() {
        hub.receiver(OddServer.http("404 Not Found", "text/plain", "404 page not found"));
        assertThat(lines(none()))
                .containsExactly("receiver: There is no receiver at `" + hub.endpoint() + "/api/v1/write` (404)."
                        + " | The path is another, or what stands in front of the hub does not pass it on."
                        + " | kubectl --context hub -n monitoring get prometheus kube-prometheus-stack-prometheus"
                        + " -o jsonpath='{.spec.enableRemoteWriteReceiver}'");
    }

    @Test
    void comparesFlags() {
        hub.flag("agent", "true").flag("storage.tsdb.retention.time", "15d");
        assertThat(lines(fleet -> {}))
                .singleElement()
                .asString()
                .startsWith("flags: The Prometheus at this address runs in agent mode");
    }

    @Test
    void knowsWhatTheHubScrapesItself() {
        FleetDefinition discovered = fleet -> fleet.source("registry", source -> {
            source.discoveredByHub(way -> {});
            source.scrapeJob("app", job -> job.targets("app:8080"));
            source.scrapeJob("shop", job -> job.targets("shop:8080"));
        });
        hub.up("registry", "app", 1, 5).series(POOL, "cluster=hub,scrape_job=registry/app", "1");
        assertThat(lines(discovered))
                .containsExactly("up: No `up` of the job `shop` of `registry` arrives; none did within the last hour."
                        + " | The Prometheus of the hub does not have the job: what the definition says is not rolled out."
                        + " | flux --context hub -n monitoring get helmreleases kube-prometheus-stack");
        hub.series(POOL, "cluster=hub,scrape_job=registry/shop", "0");
        assertThat(lines(discovered))
                .containsExactly(
                        "warning up: No `up` of the job `shop` of `registry` arrives; none did within the last hour."
                                + " | The Prometheus of the hub has the job and finds no target."
                                + " | kubectl --context hub -n monitoring port-forward svc/kube-prometheus-stack-prometheus 9090:9090,"
                                + " then http://localhost:9090/targets");
    }

    @Test
    void knowsTheLabelThatRulesGiveAJobAndTheJobsBehindIt() {
        FleetDefinition shared = fleet -> fleet.source("production", source -> {
            source.lightweightPrometheus(
                    prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
            source.kubelet();
        });
        hub.up("production", "kubelet", 3, 5)
                .series(INFO, "cluster=production,__name__=kubernetes_build_info,git_version=v1.34.1", "1")
                .series(POOL, "cluster=production,scrape_job=kubelet", "1")
                .series(POOL, "cluster=production,scrape_job=kubelet-cadvisor", "1");
        assertThat(lines(shared))
                .containsExactly(
                        "up: The server that should scrape the job `kubelet-probes` of `production` does not have it."
                                + " | What the definition says is not rolled out."
                                + " | flux --context hub -n production get helmreleases kube-prometheus-stack");
    }

    @Test
    void expectsFluxWhereItIsDeclared() {
        FleetDefinition flux = fleet -> fleet.source("production", source -> {
            source.lightweightPrometheus(prometheus -> prometheus.nodeExporter(false));
            source.fluxControllers();
        });
        hub.up("production", "flux-system", 4, 5)
                .up("production", "kube-state-metrics", 1, 5)
                .series(INFO, "cluster=production,__name__=kubernetes_build_info,git_version=v1.34.1", "1");
        assertThat(lines(flux))
                .containsExactly("flux: No `gotk_resource_info` of `production` arrives, and Flux is declared there."
                        + " | kube-state-metrics does not run there, may not read the objects of Flux, or there are none."
                        + " | flux --context hub -n production get helmreleases kube-prometheus-stack");
        hub.series(INFO, "cluster=production,__name__=gotk_resource_info", "12");
        assertThat(lines(flux)).isEmpty();
    }

    @Test
    void doesNotMissWhatRulesForWhatIsSentDrop() {
        FleetDefinition kept = fleet -> fleet.source("production", source -> {
            source.lightweightPrometheus(
                    prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
            source.remoteWrite(target -> target.writeRelabel(rules -> rules.drop("job", "shop")));
            source.scrapeJob("app", job -> job.targets("app:8080"));
            source.scrapeJob("shop", job -> job.targets("shop:8080"));
        });
        hub.up("production", "app", 1, 5)
                .series(INFO, "cluster=production,__name__=kubernetes_build_info,git_version=v1.34.1", "1");
        assertThat(lines(kept))
                .containsExactly(
                        "warning up: Whether the job `shop` of `production` arrives cannot be told: the rules for what is sent"
                                + " drop its `up`, and nothing else of it arrives. | The definition says so. | ");
        hub.series(
                "max by (cluster, job) (timestamp({",
                "cluster=production,job=shop",
                Long.toString(ScriptedHub.NOW - 5));
        assertThat(lines(kept)).isEmpty();
    }

    /** Of what a federation takes for sure, up is promised; anything else is judged if it comes. */
    @Test
    void knowsWhatAFederationFetches() {
        FleetDefinition federated = fleet -> fleet.source("production", source -> {
            source.federated("https://prometheus.example.com", "up{job=~\"app|shop\"}", federation -> {
                federation.match("{job=\"front\", tier=\"web\"}");
                federation.scrapeInterval(Duration.ofMinutes(2));
            });
            for (String name : List.of("app", "shop", "front", "back")) {
                source.scrapeJob(name, job -> job.targets(name + ":8080"));
            }
        });
        hub.up("production", "federate", 1, 5).up("production", "app", 1, 300);
        String missing = "up: No `up` of the job `shop` of `production` arrives; none did within the last hour."
                + " | `back` arrives, which the definition does not declare: the job was renamed, and this is not rolled out."
                + " | flux --context hub -n production get helmreleases kube-prometheus-stack";
        assertThat(lines(federated))
                .containsExactly(missing.replace(
                                "`back` arrives, which the definition does not declare: the job was renamed, and this is not rolled out.",
                                "The job is not rolled out, finds no target, or its `up` is dropped on its way.")
                        .replace(
                                "flux --context hub -n production get helmreleases kube-prometheus-stack",
                                "kubectl --context production -n monitoring port-forward svc/kube-prometheus-stack-prometheus"
                                        + " 9090:9090, then http://localhost:9090/targets"));
        hub.up("production", "shop", 1, 5)
                .series(
                        "max by (cluster, job) (timestamp({",
                        "cluster=production,job=front",
                        Long.toString(ScriptedHub.NOW - 600));
        assertThat(lines(federated))
                .containsExactly(
                        "age: The newest sample of the job `front` of `production` is 10m old; it is scraped every 2m."
                                + " | The way to the hub is slow or broken, or the clock there is behind."
                                + " | kubectl --context production -n monitoring logs"
                                + " statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus");
    }

    @Test
    void comparesHowLateASampleMayBe() {
        FleetDefinition alloy = fleet -> fleet.source("production", source -> {
            source.alloy(it -> it.nodeExporter(false).kubeStateMetrics(false));
            source.scrapeJob("app", job -> job.targets("app:8080"));
        });
        hub.up("production", "app", 1, 5);
        List<String> expected =
                List.of("flags: The hub takes samples that are up to `2h` late, and the definition says `8h`."
                        + " | `outOfOrderTimeWindow` did not reach its Prometheus: the release is not rolled out, or a later value"
                        + " says another. | flux --context hub -n monitoring get helmreleases kube-prometheus-stack");
        assertThat(flags(alloy)).isEqualTo(expected);
        hub.window("");
        assertThat(flags(alloy)).containsExactly(expected.get(0).replace("`2h`", "`0s`"));
        hub.window("9h");
        assertThat(flags(alloy)).containsExactly("warning " + expected.get(0).replace("`2h`", "`9h`"));
        hub.window("8h");
        assertThat(flags(alloy)).isEmpty();
    }

    private List<String> flags(FleetDefinition sources) {
        return lines(sources).stream().filter(line -> line.contains("flags: ")).toList();
    }

    /** Each question by itself: one line says what is not known, and nothing is said that rests on it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/buildinfo                             | which release it is",
                "/status/flags                          | how it was started",
                "/status/config                         | how late a sample may be",
                "query=max by (cluster, job) (timestamp(up)) | which jobs arrive",
                "query=count_values                     | how many targets are up",
                "query=count by (cluster, origin        | which labels series carry",
                "query=max by (cluster, job) (count_over_time | how many samples a series gets",
                "query=count by (cluster, __name__      | which versions and objects the clusters show",
                "query=max by (cluster, scrape_job)     | how many targets each server has",
                "query=max by (cluster) ((prometheus    | how far senders are behind",
                "query=sum by (__name__, code)          | what it refused",
                "/values                                | which clusters there are",
            })
    void saysWhatItWasNotAnsweredAndLooksOn(String failing, String what) {
        hub.failing(failing.strip()).series("count by (cluster, origin_prometheus)", "cluster=old", "8");
        String stranger = "strangers: Series arrive under `cluster=\"old\"`, which the fleet does not have."
                + " | A cluster left the definition and still sends, or one sends under a name that was mistyped."
                + " | count by (cluster, origin_prometheus, job) ({cluster=\"old\"})";
        String page = failing.startsWith("query=")
                ? "/api/v1/query"
                : failing.contains("values")
                        ? "/api/v1/label/cluster/values"
                        : "/api/v1/status" + failing.strip().replace("/status", "");
        List<String> expected =
                new ArrayList<>(List.of("hub: `" + hub.endpoint().host() + "` refuses `" + page
                        + "`: too many samples | It was asked " + what
                        + ", of which nothing is said here. | kubectl --context hub -n"
                        + " monitoring logs statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus"));
        if (!what.equals("which labels series carry")) {
            expected.add(stranger);
        }
        assertThat(lines(none())).isEqualTo(expected);
    }

    @Test
    void saysWhatIsLateAndWhoIsBehind() {
        FleetDefinition one = fleet -> fleet.source("production", source -> {
            source.lightweightPrometheus(
                    prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
            source.scrapeJob("app", job -> job.targets("app:8080"));
        });
        hub.up("production", "app", 1, 200)
                .series("max by (cluster) ((prometheus_remote", "cluster=production", "190")
                .series(INFO, "cluster=production,__name__=kubernetes_build_info,git_version=v1.34.1", "1");
        assertThat(lines(one))
                .containsExactly(
                        "age: The newest `up` of the job `app` of `production` is 3m old; it is scraped every 30s."
                                + " | Its sender is 3m behind what it has scraped."
                                + " | kubectl --context production -n monitoring logs"
                                + " statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus",
                        "delay: The sender of `production` is 3m behind what it has scraped."
                                + " | It was cut off and catches up, or the hub or its own queue is too slow for it."
                                + " | kubectl --context production -n monitoring logs"
                                + " statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus");
    }

    @Test
    void namesWhatBelongsToNobody() {
        hub.series("count by (cluster, origin_prometheus)", "cluster=old", "8")
                .series("count by (cluster, origin_prometheus)", "job=stray", "2")
                .series("count by (job) (", "job=stray", "2")
                .clusterValues("hub", "old", "gone", "liar")
                .series("count by (cluster) ({cluster=~\"gone|liar\"}", "cluster=liar", "1");
        assertThat(lines(none()))
                .containsExactly(
                        "strangers: Series arrive under `cluster=\"old\"`, which the fleet does not have."
                                + " | A cluster left the definition and still sends, or one sends under a name that was mistyped."
                                + " | count by (cluster, origin_prometheus, job) ({cluster=\"old\"})",
                        "warning strangers: Series carry a `cluster` that the fleet does not have: `liar`."
                                + " | A target says this label of itself, in a job that honors labels."
                                + " | count by (cluster, job, __name__) ({cluster=\"liar\"})",
                        "identity: Series without a `cluster` arrive, of the jobs `stray`."
                                + " | Something sends without external labels, or the hub scrapes a job that the definition does not have."
                                + " | count by (job, instance) (up{cluster=\"\"})");
    }
}
