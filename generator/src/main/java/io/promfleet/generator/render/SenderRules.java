package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.metrics.OwnMetrics;
import io.promfleet.generator.metrics.Program;
import io.promfleet.generator.metrics.Sender;
import io.promfleet.generator.metrics.SendingMetrics;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.LateSamples;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules on what senders report of themselves. What they report comes the same way as everything else, so it is as late as the sender
 * is behind, and the rules look back further than Prometheus does by itself. While nothing arrives at all, they see what was so before
 * and after; in between there is {@code ClusterQuiet}.
 *
 * <p>There is a rule for each trouble and spelling of metrics, however many sources there are.
 */
final class SenderRules {
    static final String NAME = "fleet-remote-write";
    static final String BEHIND = "RemoteWriteBehind";
    static final String FAILING = "RemoteWriteFailing";
    static final String DROPPING = "RemoteWriteDropping";
    static final String RETRYING = "RemoteWriteRetrying";
    static final String SHARDS = "RemoteWriteShardsAtMaximum";
    static final String LOG = "RemoteWriteLogNearlyCut";

    /** Before this release the counter has no reason, and counts what rules drop on purpose. */
    private static final PrometheusVersion SAYS_WHY = PrometheusVersion.of(2, 50);

    private static final Duration LAG = Duration.ofMinutes(2);
    private static final Map<String, String> OPEN_TELEMETRY = Map.of("sender", Program.OPEN_TELEMETRY.spelling());
    private static final String BY_QUEUE = "by (cluster, instance, remote_name)";
    private static final String BY_TARGET = "by (cluster, remote_name)";
    private static final String BY_EXPORTER = "by (cluster, exporter)";
    private static final String CLUSTER = FleetAlert.of("cluster");
    private static final String TARGET = FleetAlert.of("remote_name");
    private static final String EXPORTER = FleetAlert.of("exporter");

    private final HubAlerts alerts;
    private final Set<Program> programs = EnumSet.noneOf(Program.class);
    private final Set<Duration> logs = new TreeSet<>();
    private final Duration window;
    private boolean queuesSayTheirHighest;
    private boolean someDoNot;
    private boolean reasons;

    SenderRules(Fleet fleet, HubAlerts alerts) {
        this.alerts = alerts;
        Duration slowest = Duration.ofMinutes(1);
        FinalLabels labels = new FinalLabels();
        for (Source source : fleet.sources()) {
            Sender sender = Sender.of(fleet, source).orElse(null);
            if (sender != null && sender.lost(SendingMetrics.of(sender), labels).isEmpty()) {
                Duration interval = LiveJobs.interval(source);
                slowest = interval.compareTo(slowest) > 0 ? interval : slowest;
                add(sender);
            }
        }
        // Four scrapes at least, and as long as the hub takes to be sure.
        Duration scrapes = slowest.multipliedBy(4);
        window = scrapes.compareTo(alerts.troubleAfter()) > 0 ? scrapes : alerts.troubleAfter();
    }

    private void add(Sender sender) {
        programs.add(sender.program());
        if (sender.program() != Program.OPEN_TELEMETRY) {
            boolean newer = OwnMetrics.has(sender.program(), sender.version(), SendingMetrics.HIGHEST);
            queuesSayTheirHighest |= newer;
            someDoNot |= !newer;
            reasons |= sender.version().isAtLeast(SAYS_WHY);
            logs.add(LateSamples.log(sender.source().approach()));
        }
    }

    /** The rules; empty where no source says how its sending goes. */
    Optional<RuleFile> file() {
        List<FleetAlert> all = alerts();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        MapNode group = FleetAlert.group(
                NAME, "1m", all.stream().map(alert -> alert.rule(alerts)).toList());
        return Optional.of(new RuleFile(
                NAME, group, Optional.of(RuleTest.file(List.of(NAME + ".yaml"), new SenderTests(this, alerts).all()))));
    }

    /** All alerts, in the order of the file. */
    List<FleetAlert> alerts() {
        List<FleetAlert> all = new ArrayList<>();
        if (queuesSayTheirHighest) {
            all.add(behind(true));
        }
        if (someDoNot) {
            all.add(behind(false));
        }
        if (ofPrometheus()) {
            all.add(failing());
            if (reasons) {
                all.add(dropping());
            }
            all.add(retrying());
            all.add(shards());
            logs.forEach(log -> all.add(nearlyCut(log)));
        }
        if (programs.contains(Program.OPEN_TELEMETRY)) {
            all.add(otelBehind());
            all.add(otelFailing());
            all.add(otelDropping());
        }
        return all;
    }

    /** Whether there are alerts about senders with the metrics of Prometheus. */
    boolean ofPrometheus() {
        return queuesSayTheirHighest || someDoNot;
    }

    boolean queuesSayTheirHighest() {
        return queuesSayTheirHighest;
    }

    boolean someDoNot() {
        return someDoNot;
    }

    boolean reasons() {
        return reasons;
    }

    boolean openTelemetry() {
        return programs.contains(Program.OPEN_TELEMETRY);
    }

    Set<Duration> logs() {
        return logs;
    }

    Duration window() {
        return window;
    }

    private Duration soon() {
        return alerts.troubleAfter().dividedBy(3);
    }

    /** How long a loss is spoken of. */
    private String lossWindow() {
        return range(window.multipliedBy(4));
    }

    private static String range(Duration time) {
        return "[" + Units.prometheusDuration(time) + "]";
    }

    FleetAlert behind(boolean ofTheQueue) {
        String sent = "max_over_time(" + SendingMetrics.SENT + range(window) + ")";
        String expression = ofTheQueue
                ? "max " + BY_QUEUE + " (max_over_time(" + SendingMetrics.HIGHEST + range(window) + ")) - max "
                        + BY_QUEUE + " (" + sent + ")"
                // Its highest is that of all that it scrapes, of which this queue may send nothing; and a newer release
                // has both.
                : "max by (cluster, instance) (max_over_time(" + SendingMetrics.HIGHEST_OF_ALL + range(window) + ")"
                        + " unless on (cluster, instance) max_over_time(" + SendingMetrics.HIGHEST + range(window)
                        + "))"
                        + " - on (cluster, instance) group_right () max " + BY_QUEUE + " (" + sent + " > 0)";
        return new FleetAlert(
                BEHIND,
                expression + " > " + LAG.toSeconds(),
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                ofTheQueue ? Map.of() : Map.of("sender", "older-metrics"),
                CLUSTER + " falls behind with sending to " + TARGET + ".",
                "What " + CLUSTER + " scrapes waits for more than " + Units.prometheusDuration(LAG)
                        + " before it is sent: the receiver or the way to it is slow, or the queue has too few shards. What waits"
                        + " longer than the write-ahead log of the sender reaches back is lost.");
    }

    FleetAlert failing() {
        return new FleetAlert(
                FAILING,
                "sum " + BY_TARGET + " (increase(" + SendingMetrics.FAILED + lossWindow() + ")) / sum " + BY_TARGET
                        + " (increase(" + SendingMetrics.ATTEMPTED + lossWindow() + ")) > 0.01",
                soon(),
                FleetAlert.CRITICAL,
                Map.of(),
                TARGET + " refuses samples of " + CLUSTER + ", which are lost.",
                "More than one in a hundred samples were given up, because the receiver answered that sending them again is of no use:"
                        + " wrong address, receiver off, credentials, or samples that it does not take. The log of the sender has the"
                        + " answer.");
    }

    FleetAlert dropping() {
        return new FleetAlert(
                DROPPING,
                "sum by (cluster, remote_name, reason) (increase(" + SendingMetrics.DROPPED
                        + "{reason=~\"too_old|unintentionally_dropped_series\"}" + lossWindow() + ")) > 0",
                soon(),
                FleetAlert.CRITICAL,
                Map.of(),
                CLUSTER + " throws samples away before it sends them to " + TARGET + ".",
                "The reason is " + FleetAlert.of("reason")
                        + ": too_old stands for samples above the sample age limit of the queue,"
                        + " unintentionally_dropped_series for samples of series that the sender no longer knew. Samples that a"
                        + " rule drops on purpose do not count.");
    }

    FleetAlert retrying() {
        return new FleetAlert(
                RETRYING,
                "sum " + BY_TARGET + " (rate(" + SendingMetrics.RETRIED + range(window) + ")) / sum " + BY_TARGET
                        + " (rate(" + SendingMetrics.ATTEMPTED + range(window) + ")) > 0.1",
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of(),
                CLUSTER + " has to send samples to " + TARGET + " again and again.",
                "More than one in ten samples were sent once more, because the receiver was busy or did not answer in time. Nothing is"
                        + " lost as long as the sender keeps up.");
    }

    FleetAlert shards() {
        return new FleetAlert(
                SHARDS,
                "max " + BY_QUEUE + " (avg_over_time(" + SendingMetrics.DESIRED + range(window) + ")) > max " + BY_QUEUE
                        + " (max_over_time(" + SendingMetrics.MOST + range(window) + "))",
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of(),
                CLUSTER + " sends to " + TARGET + " with all the shards that it may have, and needs more.",
                "The queue would open more connections than maxShards allows. It falls behind when more series are scraped; after an"
                        + " outage it catches up slowly.");
    }

    FleetAlert nearlyCut(Duration log) {
        Duration half = log.dividedBy(2);
        return new FleetAlert(
                LOG,
                "time() - max " + BY_TARGET + " (max_over_time(" + SendingMetrics.SENT + range(log.multipliedBy(2))
                        + ") > 0) > "
                        + half.toSeconds() + " and on (cluster) " + SilenceRules.DECLARED + "{log=\""
                        + Units.prometheusDuration(log) + "\"}",
                Duration.ofMinutes(1),
                FleetAlert.CRITICAL,
                Map.of("log", Units.prometheusDuration(log)),
                CLUSTER + " is about to lose samples that " + TARGET + " never got.",
                "The newest sample that got there is older than " + Units.prometheusDuration(half)
                        + ". The write-ahead log of the sender reaches back about " + Units.prometheusDuration(log)
                        + "; what has not been sent by then is lost.");
    }

    FleetAlert otelBehind() {
        return new FleetAlert(
                BEHIND,
                "max " + BY_EXPORTER + " (avg_over_time(" + SendingMetrics.OTEL_QUEUED + range(window)
                        + ") / max_over_time(" + SendingMetrics.OTEL_CAPACITY + range(window) + ")) > 0.5",
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                OPEN_TELEMETRY,
                CLUSTER + " falls behind with sending by " + EXPORTER + ".",
                "The queue of the collector is more than half full: the receiver or the way to it is slow. What comes when it is full"
                        + " is lost.");
    }

    FleetAlert otelFailing() {
        String failed = "sum " + BY_EXPORTER + " (increase(" + SendingMetrics.OTEL_FAILED + lossWindow() + "))";
        return new FleetAlert(
                FAILING,
                failed + " / (" + failed + " + sum " + BY_EXPORTER + " (increase(" + SendingMetrics.OTEL_SENT
                        + lossWindow() + "))) > 0.01",
                soon(),
                FleetAlert.CRITICAL,
                OPEN_TELEMETRY,
                "The receiver of " + EXPORTER + " refuses samples of " + CLUSTER + ", which are lost.",
                "More than one in a hundred samples were given up, because the receiver refused them or did not answer for too long. The"
                        + " log of the collector has the answer.");
    }

    FleetAlert otelDropping() {
        return new FleetAlert(
                DROPPING,
                "sum " + BY_EXPORTER + " (increase(" + SendingMetrics.OTEL_REFUSED + lossWindow() + ")) > 0",
                soon(),
                FleetAlert.CRITICAL,
                OPEN_TELEMETRY,
                CLUSTER + " throws samples away before " + EXPORTER + " sends them.",
                "The queue of the collector was full, so that what was scraped found no place in it.");
    }
}
