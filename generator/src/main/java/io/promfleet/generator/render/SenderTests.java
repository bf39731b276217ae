package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.metrics.SendingMetrics;
import io.promfleet.model.HubAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unit tests of the rules on senders: all is well for ten minutes, then one of two clusters gets into trouble, and the other does
 * something that looks like it and is none.
 */
final class SenderTests {
    private static final long WELL = 10;
    private static final String BAD = "cluster-a";
    private static final String GOOD = "cluster-b";

    private final SenderRules rules;
    private final HubAlerts alerts;
    /** The minute by which everything that should fire does. */
    private final Duration end;

    SenderTests(SenderRules rules, HubAlerts alerts) {
        this.rules = rules;
        this.alerts = alerts;
        this.end = wholeMinutes(Duration.ofMinutes(WELL)
                .plus(rules.window().multipliedBy(2))
                .plus(alerts.troubleAfter())
                .plusMinutes(5));
    }

    private static Duration wholeMinutes(Duration time) {
        return Duration.ofMinutes(time.plusMinutes(1).minusNanos(1).toMinutes());
    }

    List<RuleTest> all() {
        List<RuleTest> tests = new ArrayList<>();
        if (rules.queuesSayTheirHighest()) {
            tests.add(behind(true));
        }
        if (rules.someDoNot()) {
            tests.add(behind(false));
        }
        if (rules.queuesSayTheirHighest() || rules.someDoNot()) {
            tests.add(failing());
            if (rules.reasons()) {
                tests.add(dropping());
            }
            tests.add(retrying());
            tests.add(shards());
            rules.logs().forEach(log -> tests.add(nearlyCut(log)));
        }
        if (rules.openTelemetry()) {
            tests.add(openTelemetryBehind());
            tests.add(openTelemetryLoses());
        }
        return tests;
    }

    private RuleTest behind(boolean ofTheQueue) {
        RuleTest test =
                new RuleTest("a cluster falls behind, as " + (ofTheQueue ? "its queue says" : "older senders say"));
        for (String cluster : List.of(BAD, GOOD)) {
            test.growing(
                    ofTheQueue
                            ? queue(SendingMetrics.HIGHEST, cluster)
                            : series(SendingMetrics.HIGHEST_OF_ALL, cluster, "instance=\"i\""),
                    "1000",
                    "60",
                    end);
        }
        return test.values(queue(SendingMetrics.SENT, BAD), "1000+60x" + WELL + " " + still(1000 + 60 * WELL))
                .values(queue(SendingMetrics.SENT, GOOD), "990+60x" + end.toMinutes())
                .silent(Duration.ofMinutes(WELL), SenderRules.BEHIND)
                .fires(end, rules.behind(ofTheQueue), alerts, ofQueue());
    }

    private RuleTest failing() {
        return attempts("samples of a cluster are refused")
                .values(target(SendingMetrics.FAILED, BAD), later(60))
                .values(target(SendingMetrics.FAILED, GOOD), later(1))
                .silent(Duration.ofMinutes(WELL), SenderRules.FAILING)
                .fires(end, rules.failing(), alerts, ofTarget());
    }

    private RuleTest dropping() {
        return new RuleTest("a cluster drops samples that are too old, and another what it is told to drop")
                .values(series(SendingMetrics.DROPPED, BAD, "remote_name=\"hub\",reason=\"too_old\""), later(60))
                .values(
                        series(SendingMetrics.DROPPED, GOOD, "remote_name=\"hub\",reason=\"dropped_series\""),
                        later(60))
                .silent(Duration.ofMinutes(WELL), SenderRules.DROPPING)
                .fires(
                        end,
                        rules.dropping(),
                        alerts,
                        Map.of("cluster", BAD, "remote_name", "hub", "reason", "too_old"));
    }

    private RuleTest retrying() {
        return attempts("a cluster has to send again")
                .values(target(SendingMetrics.RETRIED, BAD), later(300))
                .values(target(SendingMetrics.RETRIED, GOOD), later(6))
                .silent(Duration.ofMinutes(WELL), SenderRules.RETRYING)
                .fires(end, rules.retrying(), alerts, ofTarget());
    }

    private RuleTest shards() {
        return new RuleTest("a cluster needs more shards than it may have")
                .constant(queue(SendingMetrics.MOST, BAD), "50", end)
                .constant(queue(SendingMetrics.MOST, GOOD), "50", end)
                .values(queue(SendingMetrics.DESIRED, BAD), "5x" + WELL + " " + still(80))
                .values(queue(SendingMetrics.DESIRED, GOOD), "5x" + WELL + " " + still(20))
                .silent(Duration.ofMinutes(WELL), SenderRules.SHARDS)
                .fires(end, rules.shards(), alerts, ofQueue());
    }

    private RuleTest nearlyCut(Duration log) {
        String reach = Units.prometheusDuration(log);
        Duration half = wholeMinutes(log.dividedBy(2)).plusMinutes(WELL);
        String declared = ",log=\"" + reach + "\"";
        return new RuleTest("what was not sent leaves a log of " + reach)
                .constant(series(SilenceRules.DECLARED, BAD, "jobs=\",\"" + declared), "1", half.plusHours(1))
                .constant(series(SilenceRules.DECLARED, GOOD, "jobs=\",\"" + declared), "1", half.plusHours(1))
                .growing(target(SendingMetrics.SENT, BAD), "60", "60", Duration.ofMinutes(WELL))
                .growing(target(SendingMetrics.SENT, GOOD), "60", "60", half.plusHours(1))
                .silent(half, SenderRules.LOG)
                .fires(half.plusMinutes(5), rules.nearlyCut(log), alerts, ofTarget());
    }

    private RuleTest openTelemetryBehind() {
        return new RuleTest("the queue of a collector fills")
                .constant(exporter(SendingMetrics.OTEL_CAPACITY, BAD), "1000", end)
                .constant(exporter(SendingMetrics.OTEL_CAPACITY, GOOD), "1000", end)
                .values(exporter(SendingMetrics.OTEL_QUEUED, BAD), "0x" + WELL + " " + still(800))
                .values(exporter(SendingMetrics.OTEL_QUEUED, GOOD), "0x" + WELL + " " + still(100))
                .silent(Duration.ofMinutes(WELL), SenderRules.BEHIND)
                .fires(end, rules.otelBehind(), alerts, ofExporter());
    }

    private RuleTest openTelemetryLoses() {
        return new RuleTest("a collector loses samples")
                .growing(exporter(SendingMetrics.OTEL_SENT, BAD), "0", "600", end)
                .growing(exporter(SendingMetrics.OTEL_SENT, GOOD), "0", "600", end)
                .values(exporter(SendingMetrics.OTEL_FAILED, BAD), later(60))
                .values(exporter(SendingMetrics.OTEL_FAILED, GOOD), later(1))
                .values(exporter(SendingMetrics.OTEL_REFUSED, BAD), later(60))
                .constant(exporter(SendingMetrics.OTEL_REFUSED, GOOD), "7", end)
                .silent(Duration.ofMinutes(WELL), SenderRules.FAILING)
                .silent(Duration.ofMinutes(WELL), SenderRules.DROPPING)
                .fires(end, rules.otelFailing(), alerts, ofExporter())
                .fires(end, rules.otelDropping(), alerts, ofExporter());
    }

    private RuleTest attempts(String name) {
        return new RuleTest(name)
                .growing(target(SendingMetrics.ATTEMPTED, BAD), "0", "600", end)
                .growing(target(SendingMetrics.ATTEMPTED, GOOD), "0", "600", end);
    }

    /** A counter that begins to count when all has been well for a while. */
    private String later(int step) {
        return "0x" + WELL + " " + step + "+" + step + "x" + end.toMinutes();
    }

    private String still(long value) {
        return value + "x" + end.toMinutes();
    }

    private static String series(String metric, String cluster, String labels) {
        return metric + "{cluster=\"" + cluster + "\"," + labels + "}";
    }

    private static String queue(String metric, String cluster) {
        return series(metric, cluster, "instance=\"i\",remote_name=\"hub\"");
    }

    private static String target(String metric, String cluster) {
        return series(metric, cluster, "remote_name=\"hub\"");
    }

    private static String exporter(String metric, String cluster) {
        return series(metric, cluster, "exporter=\"prometheusremotewrite/hub\"");
    }

    private static Map<String, String> ofQueue() {
        return Map.of("cluster", BAD, "instance", "i", "remote_name", "hub");
    }

    private static Map<String, String> ofTarget() {
        return Map.of("cluster", BAD, "remote_name", "hub");
    }

    private static Map<String, String> ofExporter() {
        return Map.of("cluster", BAD, "exporter", "prometheusremotewrite/hub");
    }
}
