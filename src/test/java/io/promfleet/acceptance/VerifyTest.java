package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.verify.Access;
import io.promfleet.verify.Verification;
import io.promfleet.verify.VerificationText;
import io.promfleet.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers with one fault each, made on purpose, and what verification says about it. */
@Execution(ExecutionMode.CONCURRENT)
class VerifyTest {
    private static final String RECEIVER = "--web.enable-remote-write-receiver";
    private static final String PASSWORD = "only-for-this-test";
    // The hash of that password.
    private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuksBkI1YOOqxWRoEu7YcL.Xb.fRlWgPa";
    private static final String LOG_OF_THE_HUB = "kubectl --context hub -n monitoring logs"
            + " statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus";
    private static final String RELEASE_OF_PRODUCTION =
            "flux --context hub -n production get helmreleases kube-prometheus-stack";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void saysThatAllIsThereThenNamesWhatIsNot(String program) throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters(program, directory, RECEIVER);
                PrometheusServer production = clusters.production(UnaryOperator.identity());
                PrometheusServer staging = clusters.staging(UnaryOperator.identity());
                Verifier verifier =
                        clusters.verifier("", Access.ANONYMOUS, Map.of("production", production, "staging", staging))) {
            List<String> progress = new ArrayList<>();
            Verification seen = verifier.await(Duration.ofSeconds(60), progress::add);
            assertThat(VerificationText.of(seen)).as(progress::toString).isNotEmpty();
            assertThat(seen.isFine())
                    .as(() -> String.join("\n", VerificationText.of(seen)))
                    .isTrue();
            assertThat(VerifiedClusters.lines(seen)).isEqualTo(versionOf(program));
            assertThat(seen.rows())
                    .extracting(row -> row.cluster() + " " + row.way() + " " + row.arriving() + "/" + row.declared()
                            + " " + row.kubernetes())
                    .containsExactly(
                            "hub hub 2/2 v1.34.1", "production remote write 2/2 v1.34.1", "staging agent 1/1 v1.34.1");
            assertThat(seen.senders())
                    .extracting(row -> row.cluster() + " " + row.target() + " " + row.failed() + " " + row.retried()
                            + " " + row.segments())
                    .containsExactly("production hub 0.0 0.0 0", "staging hub 0.0 0.0 0");
            clusters.untilSilent();

            staging.kill();
            assertThat(clusters.until(
                            verifier,
                            "FAILED cluster Nothing of `staging` arrives; the last sample is N old."
                                    + " | It does not run any more, or cannot reach the hub since then."
                                    + " | kubectl --context staging -n monitoring logs"
                                    + " prom-agent-kube-prometheus-stack-prometheus-0 -c prometheus"))
                    .contains(
                            "FAILED sender The Prometheus of `staging` cannot be asked. Nothing takes connections at `HOST`."
                                    + " |  | kubectl --context staging -n monitoring port-forward"
                                    + " prom-agent-kube-prometheus-stack-prometheus-0 9090:9090, then http://localhost:9090");

            assertThat(clusters.untilFiring("ClusterQuiet staging"))
                    .noneMatch(alert -> alert.contains(" production"))
                    .noneMatch(alert -> alert.startsWith("JobAbsent"));

            clusters.app.close();
            clusters.until(
                    verifier,
                    "FAILED targets The only target of the job `app` of `production` cannot be scraped."
                            + " | What it exposes does not answer, or not to these credentials; `up` is 0."
                            + " | kubectl --context production -n monitoring port-forward"
                            + " svc/kube-prometheus-stack-prometheus 9090:9090, then http://localhost:9090/targets");
            // A target that is down is there: the chart alerts on it.
            assertThat(HubRules.firing(clusters.hub)).noneMatch(alert -> alert.contains(" production"));
        }
    }

    private static List<String> versionOf(String program) {
        return program.equals("prometheus-3")
                ? List.of()
                : List.of(
                        "WARNING version The hub runs Prometheus 2.42.0, and the chart of the definition brings 3.14.0."
                                + " | The release of the chart is not rolled out, or its values pin an older image."
                                + " | flux --context hub -n monitoring get helmreleases kube-prometheus-stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void namesTheReceiverThatIsOff(String program) throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters(program, directory);
                PrometheusServer production = clusters.production(UnaryOperator.identity());
                Verifier verifier = clusters.verifier("", Access.ANONYMOUS, Map.of("production", production))) {
            String receiver = "kubectl --context hub -n monitoring get prometheus kube-prometheus-stack-prometheus"
                    + " -o jsonpath='{.spec.enableRemoteWriteReceiver}'";
            List<String> lines = clusters.until(
                    verifier,
                    seen -> seen.senders().stream().anyMatch(row -> row.failed() > 0)
                            && seen.rows().size() == 3,
                    "samples that are given up");
            assertThat(lines)
                    .contains(
                            "FAILED receiver The hub answers and does not receive: its receiver is off (404)."
                                    + " | `enableRemoteWriteReceiver` did not reach its Prometheus: the release is not rolled out, or a"
                                    + " later value says false. | " + receiver,
                            "FAILED flags The flag `--web.enable-remote-write-receiver` of the hub is off."
                                    + " | `enableRemoteWriteReceiver` did not reach its Prometheus. | " + receiver,
                            "FAILED cluster Nothing of `production` arrives; nothing did within the last hour."
                                    + " | The receiver of the hub is off, so nothing that is sent arrives. | "
                                    + receiver)
                    .anyMatch(
                            line -> line.startsWith("FAILED sender `production` gives up ")
                                    && line.contains(
                                            "| The receiver of the hub is off and answers 404, which no sender tries again. |"));
            clusters.untilFiring("ClusterQuiet production", "ClusterQuiet staging", "HubRefusesRequests hub 404");
        }
    }

    @Test
    void namesAWrongPath() throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters("prometheus-3", directory, RECEIVER);
                PrometheusServer production =
                        clusters.production(text -> text.replace("/api/v1/write", "/wrong/api/v1/write"));
                PrometheusServer staging = clusters.staging(UnaryOperator.identity());
                Verifier lost = clusters.verifier("/wrong", Access.ANONYMOUS, Map.of());
                Verifier verifier =
                        clusters.verifier("", Access.ANONYMOUS, Map.of("production", production, "staging", staging))) {
            assertThat(VerifiedClusters.lines(lost.look()))
                    .containsExactly(
                            "FAILED hub There is no `/api/v1/query` at `HOST` (404); a Prometheus behind a path needs it in"
                                    + " its address. |  | kubectl --context hub -n monitoring port-forward"
                                    + " svc/kube-prometheus-stack-prometheus 9090:9090, then http://localhost:9090");
            List<String> lines = clusters.until(
                    verifier,
                    seen -> seen.senders().stream().anyMatch(row -> row.failed() > 0),
                    "samples that are given up");
            assertThat(lines)
                    .contains(
                            "FAILED sender The Prometheus of `production` sends to `http://HOST/wrong/api/v1/write`, and the"
                                    + " definition says `http://HOST/api/v1/write`. | What the definition says is not rolled out."
                                    + " | kubectl --context production -n monitoring get prometheus kube-prometheus-stack-prometheus"
                                    + " -o jsonpath='{.spec.remoteWrite[*].url}'")
                    .noneMatch(line -> line.startsWith("FAILED receiver"));
            assertThat(clusters.untilFiring("ClusterQuiet production")).noneMatch(alert -> alert.contains("staging"));
        }
    }

    /** The hub wants a user, and one of its senders has another password. */
    @Test
    void namesWrongCredentials() throws Exception {
        Path web = Files.writeString(directory.resolve("web.yml"), "basic_auth_users:\n  looker: " + HASH + "\n");
        try (VerifiedClusters clusters = new VerifiedClusters(
                        "prometheus-3",
                        directory,
                        text -> text.replace(
                                "- job_name: prometheus\n", "- job_name: prometheus\n" + user("  ", PASSWORD)),
                        RECEIVER,
                        "--web.config.file=" + web);
                PrometheusServer production = clusters.production(text -> sendingAs(text, "guessed"));
                PrometheusServer staging = clusters.staging(text -> sendingAs(text, PASSWORD));
                Verifier none = clusters.verifier();
                Verifier wrong = clusters.verifier("", Access.ANONYMOUS.basicAuth("looker", "guessed"), Map.of());
                Verifier right = clusters.verifier(
                        "",
                        Access.ANONYMOUS.basicAuth("looker", PASSWORD),
                        Map.of("production", production, "staging", staging))) {
            clusters.hub.askAs("looker", PASSWORD);
            String refused = "FAILED hub `HOST` asks for other credentials for `/api/v1/query` (401). |"
                    + "  | Give a token, a user with a password or a client certificate in files or in the environment.";
            assertThat(VerifiedClusters.lines(none.look())).containsExactly(refused);
            assertThat(VerifiedClusters.lines(wrong.look())).containsExactly(refused);
            List<String> lines = clusters.until(
                    right,
                    seen -> seen.senders().stream().anyMatch(row -> row.failed() > 0)
                            && seen.rows().get(2).arriving() == 1,
                    "samples that are given up");
            assertThat(lines)
                    .contains("FAILED cluster Nothing of `production` arrives; nothing did within the last hour."
                            + " | It is not rolled out, cannot reach the hub, or is refused there."
                            + " | kubectl --context production -n monitoring run reach-hub --rm -i --restart=Never"
                            + " --image=curlimages/curl -- curl -sS -o /dev/null -w '%{http_code}' -X POST"
                            + " http://HOST/api/v1/write")
                    .anyMatch(line -> line.startsWith("FAILED sender `production` gives up ")
                            && line.contains("401 or 403 for credentials"))
                    .noneMatch(line -> line.startsWith("FAILED receiver"))
                    .noneMatch(line -> line.contains(PASSWORD) || line.contains("guessed"));
            assertThat(clusters.untilFiring("ClusterQuiet production")).noneMatch(alert -> alert.contains("staging"));
        }
    }

    private static String user(String indent, String password) {
        return indent + "basic_auth:\n" + indent + "  username: looker\n" + indent + "  password: " + password + "\n";
    }

    private static String sendingAs(String text, String password) {
        return text.replace(
                "remote_write:\n- ", "remote_write:\n- " + user("  ", password).stripLeading() + "  ");
    }

    @Test
    void namesJobsAndNamesThatAreNotThoseOfTheDefinition() throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters("prometheus-3", directory, RECEIVER);
                Verifier verifier = clusters.verifier()) {
            PrometheusServer renamed = clusters.production(text -> text.replace("job_name: app", "job_name: shop"));
            clusters.until(
                    verifier,
                    "FAILED up No `up` of the job `app` of `production` arrives; none did within the last hour."
                            + " | `shop` arrives, which the definition does not declare: the job was renamed, and this is not"
                            + " rolled out. | " + RELEASE_OF_PRODUCTION);
            assertThat(clusters.untilFiring("JobAbsent production app")).doesNotContain("ClusterQuiet production");
            renamed.kill();

            PrometheusServer cut = clusters.production(text -> text.replace(
                    "remote_write:\n- ",
                    "remote_write:\n- write_relabel_configs:\n  - action: keep\n    source_labels:\n    - __name__\n    regex:"
                            + " shop_.*\n  "));
            clusters.until(
                    verifier,
                    "FAILED cluster Series of `production` arrive, and `up` of none of its jobs does."
                            + " | The rules for what it sends drop `up`, as a list of what is kept does that does not name it."
                            + " | kubectl --context production -n monitoring get prometheus kube-prometheus-stack-prometheus"
                            + " -o jsonpath='{.spec.remoteWrite[*].url}'");
            clusters.untilFiring("ClusterQuiet production");
            cut.kill();

            clusters.staging(UnaryOperator.identity());
            PrometheusServer disguised =
                    clusters.production(text -> text.replace("cluster: production", "cluster: staging"));
            List<String> lines = clusters.until(
                    verifier,
                    seen -> VerifiedClusters.lines(seen).stream()
                            .anyMatch(line -> line.startsWith("FAILED cluster Nothing of `production` arrives; ")
                                    && line.contains(
                                            " | Its series arrive under `cluster=\"staging\"`: its Prometheus runs with"
                                                    + " the external labels of `staging`. | ")),
                    "series under another name");
            assertThat(lines)
                    .contains("FAILED identity Series under `cluster=\"staging\"` carry"
                            + " `origin_prometheus=\"monitoring/production\"`, and the definition says `monitoring/staging`."
                            + " | `monitoring/production` is what `production` is known by: its Prometheus runs with the label"
                            + " `cluster` of `staging`. | " + RELEASE_OF_PRODUCTION);
            assertThat(clusters.untilFiring("ClusterQuiet production")).doesNotContain("ClusterQuiet staging");
            disguised.kill();

            clusters.production(text -> text.replace("cluster: production", "cluster: prod"));
            lines = clusters.until(
                    verifier,
                    seen -> VerifiedClusters.lines(seen).stream()
                            .anyMatch(
                                    line -> line.contains(
                                            " | It may send under another name: `prod` arrives, which the fleet does not have. | ")),
                    "a name that was mistyped");
            assertThat(lines)
                    .contains("FAILED strangers Series arrive under `cluster=\"prod\"`, which the fleet does not have."
                            + " | A cluster left the definition and still sends, or one sends under a name that was mistyped."
                            + " | count by (cluster, origin_prometheus, job) ({cluster=\"prod\"})");
            assertThat(clusters.untilFiring("ClusterQuiet production")).doesNotContain("ClusterQuiet staging");
        }
    }

    @Test
    void namesTwoServersThatSendAsOne() throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters("prometheus-3", directory, RECEIVER);
                Verifier verifier = clusters.verifier()) {
            // On one machine both scrape at the same moment, so that what they send is refused and not doubled.
            clusters.production(UnaryOperator.identity());
            clusters.production(UnaryOperator.identity());
            RemoteWriter second = new RemoteWriter(clusters.hub.address());
            clusters.until(verifier, seen -> seen.rows().get(0).arriving() == 2, "the hub itself");
            long now = System.currentTimeMillis();
            for (long time = now - 60_000; time < now; time += 500) {
                second.sample(up("staging"), 1, time);
            }
            second.sendWell();
            Verification doubled = verifier.look();
            clusters.until(
                    verifier,
                    seen -> VerifiedClusters.lines(seen).stream()
                            .anyMatch(line -> (line.startsWith("FAILED double A series `up` of the job `")
                                            && line.contains("` of `production` got "))
                                    || (line.startsWith("FAILED refusals Within ten minutes the hub answered ")
                                            && line.endsWith(
                                                    " requests of senders with 400. | Two servers send one series, or"
                                                            + " samples come later than the hub's window of 4h; its log names the series."
                                                            + " | " + LOG_OF_THE_HUB))),
                    "what two servers send");
            assertThat(VerifiedClusters.lines(doubled))
                    .anyMatch(line -> line.matches(
                            "FAILED double A series `up` of the job `app` of `staging` got \\d+ samples in 60s,"
                                    + " where one server sends 60\\. \\| Two servers send with the labels of one: replicas without"
                                    + " deduplication, or two clusters under one name\\. \\| .*"));
            // Samples of one time and other values, which is what replicas send that scrape together.
            for (int i = 0; i < 15; i++) {
                second.sample(up("staging"), i, now).send();
            }
            clusters.untilFiring("HubRefusesRequests hub 400");
        }
    }

    private static Map<String, String> up(String cluster) {
        return Map.of(
                "__name__",
                "up",
                "job",
                "app",
                "instance",
                "a",
                "cluster",
                cluster,
                "origin_prometheus",
                "monitoring/" + cluster);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void namesWhatIsRefusedAndClocksThatAreWrong(String program) throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters(program, directory, RECEIVER);
                Verifier verifier = clusters.verifier()) {
            clusters.until(verifier, seen -> seen.rows().get(0).arriving() == 2, "the hub itself");
            RemoteWriter writer = new RemoteWriter(clusters.hub.address());
            for (int i = 0; i < 15; i++) {
                writer.sample(
                        up("production"),
                        i,
                        System.currentTimeMillis() - Duration.ofDays(1).toMillis());
                // An old Prometheus takes this for its own fault, so that senders try for ever.
                assertThat(writer.send()).isEqualTo(program.equals("prometheus-2") ? 500 : 400);
            }
            clusters.until(
                    verifier,
                    "FAILED refusals Within ten minutes the hub refused 15 samples as too old."
                            + " | Two servers send one series, or samples come later than the hub's window of 4h; its log names the"
                            + " series. | " + LOG_OF_THE_HUB);
            // A clock that is far behind goes on to be refused.
            Thread slowClock = new Thread(() -> sendOld(clusters));
            slowClock.start();
            clusters.untilFiring(
                    "HubRefusesSamples hub too old",
                    "HubRefusesRequests hub " + (program.equals("prometheus-2") ? 500 : 400));
            slowClock.interrupt();
            slowClock.join();
            long now = System.currentTimeMillis();
            writer.sample(up("production"), 1, now)
                    .sample(up("production"), 1, now + Duration.ofSeconds(8).toMillis())
                    .sendWell();
            assertThat(VerifiedClusters.lines(verifier.look()))
                    .contains("FAILED clock Samples of `production` are N ahead of the clock of the hub."
                            + " | The clock of the node that scrapes is wrong; the hub refuses what is more than ten minutes ahead."
                            + " | On the node that runs it: timedatectl status");
        }
    }

    private static void sendOld(VerifiedClusters clusters) {
        RemoteWriter writer = new RemoteWriter(clusters.hub.address());
        try {
            for (int i = 0; i < 600; i++) {
                writer.sample(
                        up("production"),
                        i,
                        System.currentTimeMillis() - Duration.ofDays(1).toMillis());
                writer.send();
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesAHubThatIsSlow() throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters("prometheus-3", directory, RECEIVER);
                LoopbackHttp slow = LoopbackHttp.delaying(clusters.hub.address(), Duration.ofSeconds(4));
                PrometheusServer production = clusters.production(
                        text -> text.replace(clusters.hub.address().getAuthority() + "/api", slow.address() + "/api")
                                .replace("    batch_send_deadline: 1s\n", """
                                            batch_send_deadline: 1s
                                            max_shards: 1
                                            min_shards: 1
                                            capacity: 40000
                                            max_samples_per_send: 10000
                                        """));
                Verifier verifier = clusters.verifier("", Access.ANONYMOUS, Map.of("production", production))) {
            List<String> lines = clusters.until(
                    verifier,
                    seen -> VerifiedClusters.lines(seen).stream()
                            .anyMatch(line -> line.startsWith(
                                    "FAILED sender `production` is N behind with what it sends to `hub`")),
                    "a sender that is behind");
            assertThat(lines)
                    .anyMatch(line ->
                            line.contains(" | It was cut off and catches up, or is too slow; its log holds about "))
                    .noneMatch(line -> line.startsWith("FAILED hub"));
            clusters.until(
                    verifier,
                    seen -> VerifiedClusters.lines(seen).stream()
                            .anyMatch(line ->
                                    line.contains("`production` sends to `hub` with all 1 shards that it may have")),
                    "a sender without a shard left");
            assertThat(clusters.untilFiring(
                            "RemoteWriteBehind production hub", "RemoteWriteShardsAtMaximum production hub"))
                    .noneMatch(alert -> alert.startsWith("RemoteWriteFailing"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void seesAnOutageOfTheHubAndThatAllIsCaughtUp(String program) throws Exception {
        try (VerifiedClusters clusters = new VerifiedClusters(program, directory, RECEIVER);
                PrometheusServer production = clusters.production(UnaryOperator.identity());
                PrometheusServer staging = clusters.staging(UnaryOperator.identity());
                Verifier verifier =
                        clusters.verifier("", Access.ANONYMOUS, Map.of("production", production, "staging", staging))) {
            assertThat(verifier.await(Duration.ofSeconds(60), line -> {}).isFine())
                    .isTrue();
            clusters.hub.kill();
            List<String> lines = clusters.until(
                    verifier, seen -> seen.senders().stream().allMatch(row -> row.retried() > 0), "samples sent again");
            assertThat(lines)
                    .contains(
                            "FAILED hub Nothing takes connections at `HOST`. |  | kubectl --context hub -n monitoring get svc"
                                    + " kube-prometheus-stack-prometheus")
                    .anyMatch(
                            line -> line.startsWith("FAILED sender `production` sends ")
                                    && line.contains(" again, and ")
                                    && line.contains(
                                            " | It cannot reach the hub, or the hub is overloaded; nothing is lost as long as its log"
                                                    + " holds it. | kubectl --context production -n monitoring run reach-hub "));
            TimeUnit.SECONDS.sleep(5);
            clusters.hub.startAgain();
            List<String> progress = new ArrayList<>();
            Verification back = verifier.await(Duration.ofSeconds(90), progress::add);
            assertThat(back.isFine())
                    .as(() -> String.join("\n", VerificationText.of(back)))
                    .isTrue();
            // Nothing is missing, not even of the outage.
            String samples =
                    "sum(count_over_time(up{job=\"app\"%s}[45s] @ " + (System.currentTimeMillis() / 1000 - 3) + "))";
            assertThat(clusters.hub.query(String.format(samples, ",cluster=\"production\"")))
                    .isEqualTo(production.query(String.format(samples, "")));
            clusters.untilSilent();
        }
    }
}
