package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.metrics.OwnMetrics;
import io.promfleet.generator.metrics.Program;
import io.promfleet.generator.metrics.Sender;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Resources;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on how the hub takes what it is sent: what it refuses, and whether it can take more. */
final class ReceiverRules {
    private static final String NAME = "fleet-receiver";
    static final String REFUSING = "HubRefusesRequests";
    static final String REFUSED = "HubRefusesSamples";
    static final String SLOW = "HubReceivesSlowly";
    static final String MEMORY = "HubMemoryNearLimit";
    static final String DISK = "HubDiskNearlyFull";

    private static final String REQUESTS = "prometheus_http_requests_total";
    private static final String DURATION = "prometheus_http_request_duration_seconds";
    private static final List<String> STORED = List.of(
            "prometheus_tsdb_storage_blocks_bytes",
            "prometheus_tsdb_wal_storage_size_bytes",
            "prometheus_tsdb_head_chunks_storage_size_bytes");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final double NEAR = 0.9;
    private static final Duration WELL = Duration.ofMinutes(10);

    private final Fleet fleet;
    private final Hub hub;
    private final HubAlerts alerts;
    private final PrometheusVersion version;
    private final String itself;
    private final String range;
    private final Duration end;
    private final List<FleetAlert> rules = new ArrayList<>();
    private final List<RuleTest> tests = new ArrayList<>();

    ReceiverRules(Fleet fleet, HubAlerts alerts) {
        this.fleet = fleet;
        this.hub = fleet.hub();
        this.alerts = alerts;
        this.version = ClusterVersions.of(fleet, hub).prometheus();
        this.itself = "cluster=" + PromqlText.quoted(hub.name()) + ",job=\"" + Sender.PROMETHEUS_JOB + "\"";
        // A rate needs some scrapes, however little patience is asked for.
        Duration window = alerts.troubleAfter().compareTo(SHORTEST) > 0 ? alerts.troubleAfter() : SHORTEST;
        this.range = "[" + Units.prometheusDuration(window) + "]";
        this.end =
                Duration.ofMinutes(WELL.plus(window).plus(alerts.troubleAfter()).toMinutes() + 5);
    }

    /** The rules; empty where nobody sends, and where the hub's Prometheus does not scrape itself. */
    Optional<RuleFile> file() {
        List<FleetAlert> all = alerts();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleFile(
                NAME,
                FleetAlert.group(
                        NAME, "1m", all.stream().map(rule -> rule.rule(alerts)).toList()),
                Optional.of(RuleTest.file(List.of(NAME + ".yaml"), tests))));
    }

    /** All alerts, in the order of the file. */
    List<FleetAlert> alerts() {
        boolean receives = hub.receiver().isPrometheus()
                && fleet.sources().stream()
                        .anyMatch(source -> !source.remoteWrites().isEmpty());
        if (receives && Sender.scrapesItself(hub) && rules.isEmpty()) {
            refusing();
            refused("prometheus_tsdb_out_of_order_samples_total", "out of order");
            refused("prometheus_tsdb_too_old_samples_total", "too old");
            refused("prometheus_tsdb_out_of_bound_samples_total", "out of bounds");
            slow();
            hub.prometheus().resources().flatMap(Resources::memoryLimit).ifPresent(this::memory);
            hub.prometheus().storage().ifPresent(storage -> disk(storage.size()));
        }
        return rules;
    }

    private void refusing() {
        String writes = REQUESTS + "{" + itself + ",handler=\"/api/v1/write\"";
        FleetAlert alert = new FleetAlert(
                REFUSING,
                "sum by (cluster, code) (rate(" + writes + ",code=~\"[45]..\"}" + range + "))"
                        + " / on (cluster) group_left () sum by (cluster) (rate(" + writes + "}" + range + ")) > 0.01",
                alerts.troubleAfter().dividedBy(3),
                FleetAlert.WARNING,
                Map.of(),
                "The hub refuses what it is sent, with code " + FleetAlert.of("code") + ".",
                "400 stands for samples that it does not take, such as duplicates, samples out of order, or illegal labels; 404 for a"
                        + " receiver that is off; what begins with 5 for the hub's own trouble, after which senders try again.");
        rules.add(alert);
        tests.add(new RuleTest("the hub refuses requests")
                .values(writes + ",code=\"204\"}", "0+600x" + end.toMinutes())
                .values(writes + ",code=\"400\"}", later(60))
                .values(writes + ",code=\"500\"}", later(1))
                .silent(WELL, REFUSING)
                .fires(end, alert, alerts, Map.of("cluster", hub.name(), "code", "400")));
    }

    private void refused(String metric, String reason) {
        if (!OwnMetrics.has(Program.PROMETHEUS, version, metric)) {
            return;
        }
        FleetAlert alert = new FleetAlert(
                REFUSED,
                "sum by (cluster) (rate(" + metric + "{" + itself + "}" + range + ")) > 0",
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of("reason", reason),
                "The hub refuses samples that are " + reason + ".",
                "Two senders write the same series, a sender's clock is wrong, or one was cut off for longer than the hub takes late"
                        + " samples. The hub's log names a series of each request.");
        rules.add(alert);
        tests.add(new RuleTest("samples are " + reason)
                .values(metric + "{" + itself + ",type=\"float\"}", later(10))
                .values(metric + "{cluster=\"of-another\",job=\"" + Sender.PROMETHEUS_JOB + "\"}", later(10))
                .silent(WELL, REFUSED)
                .fires(end, alert, alerts, Map.of("cluster", hub.name())));
    }

    private void slow() {
        double third = timeout().toMillis() / 3000.0;
        String of = "{" + itself + ",handler=\"/api/v1/write\"}";
        FleetAlert alert = new FleetAlert(
                SLOW,
                "sum by (cluster) (rate(" + DURATION + "_sum" + of + range + ")) / sum by (cluster) (rate(" + DURATION
                        + "_count" + of + range + ")) > " + number(third),
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of(),
                "The hub takes long to store what it is sent.",
                "A request takes more than a third of the time after which senders give it up and send it again. More series make it"
                        + " worse: the hub needs more processor or a faster disk, or has to be sent less.");
        rules.add(alert);
        tests.add(new RuleTest("the hub is slow")
                .values(DURATION + "_count" + of, "0+60x" + end.toMinutes())
                .values(
                        DURATION + "_sum" + of,
                        "0+6x" + WELL.toMinutes() + " 60+" + number(third * 90) + "x" + end.toMinutes())
                .silent(WELL, SLOW)
                .fires(end, alert, alerts, Map.of("cluster", hub.name())));
    }

    /** The shortest time after which a sender gives up a request to the hub. */
    private Duration timeout() {
        Duration shortest = TIMEOUT;
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                Duration timeout = target.remoteTimeout().orElse(TIMEOUT);
                shortest = target.url().isEmpty() && timeout.compareTo(shortest) < 0 ? timeout : shortest;
            }
        }
        return shortest;
    }

    private void memory(ByteSize limit) {
        String metric = "process_resident_memory_bytes{" + itself + "}";
        near(
                MEMORY,
                "max by (cluster) (" + metric + ")",
                List.of(metric),
                limit,
                "The hub's Prometheus has used nearly all memory that it may have.",
                "Above its limit it is killed, and reads its log before it takes samples again. More series need more memory; what"
                        + " grew stands in cluster:scrape_samples:sum.");
    }

    private void disk(ByteSize volume) {
        if (!STORED.stream().allMatch(metric -> OwnMetrics.has(Program.PROMETHEUS, version, metric))) {
            return;
        }
        List<String> parts =
                STORED.stream().map(metric -> metric + "{" + itself + "}").toList();
        near(
                DISK,
                "sum by (cluster) (" + String.join(") + sum by (cluster) (", parts) + ")",
                parts,
                volume,
                "The hub's volume is nearly full.",
                "A Prometheus that cannot write stops to take samples. Say a retentionSize that the volume has room for, or give it a"
                        + " larger one.");
    }

    private void near(
            String name, String used, List<String> series, ByteSize limit, String summary, String description) {
        long bytes = (long) (limit.bytes() * NEAR);
        FleetAlert alert = new FleetAlert(
                name, used + " > " + bytes, alerts.troubleAfter(), FleetAlert.CRITICAL, Map.of(), summary, description);
        rules.add(alert);
        RuleTest test = new RuleTest(summary.replace(".", ""));
        for (String each : series) {
            test.values(
                    each,
                    bytes / 2 / series.size() + "x" + WELL.toMinutes() + " " + (limit.bytes() / series.size()) + "x"
                            + end.toMinutes());
        }
        tests.add(test.silent(WELL, name).fires(end, alert, alerts, Map.of("cluster", hub.name())));
    }

    private String later(int step) {
        return "0x" + WELL.toMinutes() + " " + step + "+" + step + "x" + end.toMinutes();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
