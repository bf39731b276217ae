package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.model.Fleet;
import io.promfleet.verify.Line.Level;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the page of metrics of a sender means, whatever its release calls them. */
class SenderTest {
    private static final String TO = "{remote_name=\"hub\",url=\"https://hub.example.com/api/v1/write\"}";
    private static final String LOG = "kubectl --context production -n monitoring logs"
            + " statefulset/prometheus-kube-prometheus-stack-prometheus -c prometheus";

    private static Fleet fleet() {
        return Definition.of(fleet -> {
                    fleet.hub("hub", hub -> {
                        hub.receiver(receiver -> receiver.url("https://hub.example.com"));
                        hub.prometheus(
                                prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
                    });
                    fleet.source(
                            "production",
                            source -> source.lightweightPrometheus(
                                    prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false)));
                })
                .fleet()
                .orElseThrow();
    }

    /** A sender; its page is another one at the second look. */
    private static OddServer sender(String version, String first, String second, Duration ahead) throws Exception {
        int[] looks = {0};
        return new OddServer((request, out) -> {
            String answer;
            if (request.contains("/metrics")) {
                looks[0]++;
                answer = OddServer.http(
                        "200 OK", "text/plain; version=0.0.4", (looks[0] == 1 ? first : second).replace("TO", TO));
            } else if (version.isEmpty()) {
                answer = OddServer.http("404 Not Found", "text/plain", "no");
            } else {
                answer = OddServer.http(
                        "200 OK",
                        "application/json",
                        "{\"status\":\"success\",\"data\":{\"version\":\"" + version + "\"}}");
            }
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
            out.write(answer.replaceFirst("\r\n", "\r\nDate: " + date + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Verification look(OddServer sender) throws Exception {
        try (ScriptedHub hub = new ScriptedHub()) {
            hub.series("sum by (__name__, code)", "__name__=prometheus_http_requests_total,code=204", "7");
            VerifySettings settings = VerifySettings.of(hub.endpoint(), Access.ANONYMOUS)
                    .senders(Map.of("production", new VerifySettings.Sender(sender.endpoint(), Access.ANONYMOUS)))
                    .patience(Duration.ofSeconds(10), VerifySettings.GRACE, Duration.ofMillis(200));
            try (Verifier verifier = new Verifier(fleet(), settings)) {
                return verifier.look();
            }
        }
    }

    private static List<String> lines(Verification seen) {
        List<String> lines = new ArrayList<>();
        for (Line line : seen.lines()) {
            // The hub of these tests has a clock of its own, and nothing but that.
            if (line.check() == Check.SENDER) {
                lines.add((line.level() == Level.FAILED ? "" : "warning ")
                        + line.message().replaceAll("\\b[0-9]+ samples a second", "N samples a second") + " | "
                        + line.cause()
                        + " | " + line.next());
            }
        }
        return lines;
    }

    @Test
    void readsTheNamesOfTheRelease() throws Exception {
        String old = """
                prometheus_remote_storage_shardsTO 1
                prometheus_remote_storage_shards_maxTO 50
                prometheus_remote_storage_shards_desiredTO 0.1
                prometheus_remote_storage_pending_samplesTO 12
                prometheus_remote_storage_failed_samples_totalTO 0
                prometheus_remote_storage_highest_timestamp_in_seconds 1000
                prometheus_remote_storage_queue_highest_sent_timestamp_secondsTO 998
                """;
        String current = """
                # HELP prometheus_remote_storage_shards The number of shards.
                # TYPE prometheus_remote_storage_shards gauge
                prometheus_remote_storage_shardsTO 2
                prometheus_remote_storage_shards_maxTO 50
                prometheus_remote_storage_shards_desiredTO 0.1
                prometheus_remote_storage_samples_pendingTO 34
                prometheus_remote_storage_highest_timestamp_in_seconds 5000
                prometheus_remote_storage_queue_highest_timestamp_secondsTO 1000
                prometheus_remote_storage_queue_highest_sent_timestamp_secondsTO 999
                prometheus_tsdb_wal_segment_current 7
                prometheus_wal_watcher_current_segment{consumer="hub"} 5
                """;
        for (String[] one : List.of(
                new String[] {"2.20.1", old, "12.0 1.0/50.0 2.0 -1"},
                new String[] {"3.14.0", current, "34.0 2.0/50.0 1.0 2"},
                // What is no Prometheus, and has its metrics all the same.
                new String[] {"", current, "34.0 2.0/50.0 1.0 2"})) {
            try (OddServer sender = sender(one[0], one[1], one[1], Duration.ZERO)) {
                Verification seen = look(sender);
                assertThat(seen.senders())
                        .extracting(row -> row.pending() + " " + row.shards() + "/" + row.shardsMax() + " "
                                + row.behind() + " " + row.segments())
                        .containsExactly(one[2]);
                assertThat(lines(seen)).isEmpty();
            }
        }
    }

    @Test
    void saysWhatASenderLosesAndWhereItIsAtItsLimit() throws Exception {
        String first = """
                prometheus_remote_storage_shardsTO 5
                prometheus_remote_storage_shards_maxTO 5
                prometheus_remote_storage_shards_desiredTO 8.2
                prometheus_remote_storage_samples_pendingTO 900
                prometheus_remote_storage_samples_failed_totalTO 10
                prometheus_remote_storage_samples_retried_totalTO 10
                prometheus_remote_storage_samples_dropped_total{remote_name="hub",url="https://hub.example.com/api/v1/write",reason="too_old"} 0
                prometheus_remote_storage_samples_dropped_total{remote_name="hub",url="https://hub.example.com/api/v1/write",reason="dropped_series"} 0
                prometheus_remote_storage_queue_highest_timestamp_secondsTO 4000
                prometheus_remote_storage_queue_highest_sent_timestamp_secondsTO 400
                prometheus_tsdb_wal_segment_current 7
                prometheus_wal_watcher_current_segment{consumer="hub"} 4
                """;
        String second = first.replace("_totalTO 10", "_totalTO 9000").replace("too_old\"} 0", "too_old\"} 9000");
        try (OddServer sender = sender("3.14.0", first, second, Duration.ZERO)) {
            assertThat(lines(look(sender)))
                    .containsExactly(
                            "`production` gives up N samples a second for `hub`: they are lost. | The hub refuses them: 400 for series"
                                    + " that another server sends too or that are too old, 401 or 403 for credentials, 404 for a wrong"
                                    + " path. | " + LOG,
                            "`production` sends N samples a second to `hub` again, and 900 wait. | It cannot reach the hub, or the hub"
                                    + " is overloaded; nothing is lost as long as its log holds it. | kubectl --context production -n"
                                    + " monitoring run reach-hub --rm -i --restart=Never --image=curlimages/curl -- curl -sS -o"
                                    + " /dev/null -w '%{http_code}' -X POST https://hub.example.com/api/v1/write",
                            "`production` drops N samples a second for `hub` without sending them. | They are older than"
                                    + " `sampleAgeLimit` allows, or belong to series that it lost with its log. | "
                                    + LOG,
                            "`production` sends to `hub` with all 5 shards that it may have, and would need 9. | The queue is too small"
                                    + " for what it scrapes, or the hub answers too slowly. | Raise `maxShards` or `maxSamplesPerSend`"
                                    + " in `queue` of the remote write, or send less.",
                            "`production` is 60m behind with what it sends to `hub`, and has 3 segments of its write-ahead log to"
                                    + " read. | It was cut off and catches up, or is too slow; its log holds about 2h, and what is"
                                    + " older is lost. | " + LOG);
        }
        String before = first.replace("totalTO 10", "totalTO 0")
                .replaceFirst("failed_totalTO 0", "failed_totalTO 10")
                .replace("desiredTO 8.2", "desiredTO 1")
                .replace("TO 4000", "TO 401");
        try (OddServer sender = sender("3.14.0", before, before, Duration.ZERO)) {
            assertThat(lines(look(sender)))
                    .containsExactly(
                            "warning `production` gave up 10 samples for `hub` since it started, and none now. | The hub"
                                    + " refused them for good: out of order, too old, or with other credentials at the time. | "
                                    + LOG);
        }
    }

    @Test
    void saysThatNothingIsSentAndThatNobodyAnswers() throws Exception {
        try (OddServer sender = sender("3.14.0", "up 1\n", "up 1\n", Duration.ZERO)) {
            assertThat(lines(look(sender)))
                    .containsExactly(
                            "The Prometheus of `production` sends to nobody. | Its remote write is not rolled out, or the"
                                    + " address is that of another Prometheus. | kubectl --context production -n monitoring get prometheus"
                                    + " kube-prometheus-stack-prometheus -o jsonpath='{.spec.remoteWrite[*].url}'");
        }
        try (OddServer sender = OddServer.saying(OddServer.http("200 OK", "text/html", "<p>Log in</p>"))) {
            assertThat(lines(look(sender)))
                    .singleElement()
                    .asString()
                    .startsWith("The Prometheus of `production` cannot be asked. `127.0.0.1:")
                    .contains("answers `/api/v1/status/buildinfo` with a page for people;");
        }
    }

    @Test
    void readsLabelsAsTheyAreWritten() throws Exception {
        String page = "a{x=\"q\\\"}{,\\n\\\\\",y=\"\"} 1 1700000000000\na{broken 1\na 2\nother 3\na{z=\"never ends 4\n"
                + "a".repeat(70_000) + "\n";
        MetricsPage read =
                MetricsPage.read("", new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)), Set.of("a"));
        assertThat(read.of("a"))
                .extracting(sample -> new TreeMap<>(sample.labels()) + " " + sample.value())
                .containsExactly("{x=q\"}{,\n\\, y=} 1.0", "{} 2.0");
    }
}
