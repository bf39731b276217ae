package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.LateSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The runbook's chapter on the alerts about sending, receiving and growth: what each means here, and what to do. */
final class SendingChapter {
    private final Rendering rendering;
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    SendingChapter(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
    }

    /** Its lines; none if there are no such alerts. */
    List<String> lines() {
        HubAlerts alerts = fleet.hub().alerts().orElse(null);
        if (alerts == null || fleet.sources().isEmpty()) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        SenderRules senders = rendering.senderRules(alerts);
        senders.alerts().forEach(alert -> names.add(alert.name()));
        new ReceiverRules(fleet, alerts).alerts().forEach(alert -> names.add(alert.name()));
        new LoadRules(fleet, alerts).alerts().forEach(alert -> names.add(alert.name()));
        lines.add("## When sending, receiving or growth is the trouble");
        lines.add("");
        lines.add(
                "What a sender says of itself comes to the hub with everything else, so these alerts are as late as the sender is. While");
        lines.add("nothing arrives at all, `" + SilenceRules.QUIET
                + "` is the alert, and these tell afterwards what was lost.");
        lines.add(
                "`cluster:health:ratio` is 1 for a cluster that is well and 0 for one that is gone; `cluster_part:health:ratio` says why.");
        lines.add("");
        if (names.contains(SenderRules.BEHIND)) {
            senders(names, alerts, senders.logs());
        }
        if (names.contains(ReceiverRules.REFUSING)) {
            receiver(names);
        }
        load(names);
        return lines;
    }

    private void senders(Set<String> names, HubAlerts alerts, Set<Duration> logs) {
        String wait = Units.prometheusDuration(alerts.troubleAfter());
        alert(
                SenderRules.BEHIND,
                "a source has sent too late for " + wait + ":",
                "On the hub: `rate(prometheus_http_request_duration_seconds_sum{handler=\"/api/v1/write\"}[5m])` by that of `_count`. Above"
                        + " a second, the hub is what is slow.",
                "Else more shards (`maxShards`) or larger requests (`maxSamplesPerSend`) in `queue`, or fewer series.");
        alert(
                SenderRules.FAILING,
                "the receiver refused samples for good. They are lost:",
                "The log of the sender has the answer: `" + logs() + "`.",
                "404: the receiver is off, or the path is wrong. 401 or 403: the Secret, or what stands in front of the hub. 400: see"
                        + " `" + ReceiverRules.REFUSING + "`.");
        if (names.contains(SenderRules.DROPPING)) {
            alert(
                    SenderRules.DROPPING,
                    "a sender threw samples away. They are lost:",
                    "`too_old`: they waited longer than `sampleAgeLimit` of the queue.",
                    "A full queue of a collector: more room in it, or a faster receiver.");
        }
        if (names.contains(SenderRules.RETRYING)) {
            alert(
                    SenderRules.RETRYING,
                    "a source has sent more than one in ten samples again for " + wait + ":",
                    "The log of the sender names timeouts or answers with 5xx or 429; then look at the hub, or at what stands before it.");
            alert(
                    SenderRules.SHARDS,
                    "a queue has wanted more shards than it may have for " + wait + ":",
                    "After an outage: wait, it catches up. Else raise `maxShards`, and see that the hub takes it.");
            List<String> reach = new ArrayList<>();
            logs.forEach(log -> reach.add(Units.prometheusDuration(log)));
            alert(
                    SenderRules.LOG,
                    "a source has got nothing through for half of what its write-ahead log reaches back (here "
                            + String.join(", ", reach) + "):",
                    "Mend the way to the hub before the other half is over. What was not sent by then stays in the source for its retention,"
                            + " and nothing sends it later.",
                    "Leave the sender running: a restart reads its log anew, and takes its time.");
        }
    }

    private void receiver(Set<String> names) {
        alert(
                ReceiverRules.REFUSING,
                "more than one in a hundred requests to the receiver are refused, by code:",
                "400: the hub's log says why, mostly duplicates or samples out of order. Then look for two senders with one identity:"
                        + " `count by (cluster) (count by (cluster, instance) (prometheus_build_info))` is more than the replicas.",
                "500 and above: the hub itself. Its volume, its memory, its log.");
        alert(
                ReceiverRules.REFUSED,
                "the hub refuses samples out of order, too old or out of bounds:",
                "It takes samples that are up to " + Units.prometheusDuration(LateSamples.window(fleet))
                        + " late (`outOfOrderTimeWindow`). A sender that was cut off for longer loses the rest.",
                "A clock that is wrong: `timestamp(up) - time()` by cluster.");
        alert(
                ReceiverRules.SLOW,
                "a request to the receiver takes more than a third of its timeout:",
                "More processor or a faster volume for the hub; or fewer series, see `" + LoadRules.GROWS + "`.");
        if (names.contains(ReceiverRules.MEMORY)) {
            alert(
                    ReceiverRules.MEMORY,
                    "the hub has used nine tenths of the memory that it may have:",
                    "`topk(5, cluster:scrape_samples:sum)`, then raise `memoryLimit` or scrape less.");
        }
        if (names.contains(ReceiverRules.DISK)) {
            alert(
                    ReceiverRules.DISK,
                    "what the hub stores fills nine tenths of its volume:",
                    "A smaller `retentionSize` or `retention` takes effect at the next compaction, within two hours.");
        }
    }

    private void load(Set<String> names) {
        alert(
                LoadRules.GROWS,
                "a cluster gives half as many samples a scrape again as a day ago, and ten thousand more:",
                "`topk(10, sum by (job) (" + LoadRules.SAMPLES
                        + "{cluster=\"<cluster>\"}))` names the job. Drop what nobody needs with"
                        + " `metricRelabel`, or give the job a `sampleLimit`.");
        if (names.contains(LoadRules.LIMIT)) {
            alert(
                    LoadRules.LIMIT,
                    "a target gives more than four fifths of the samples that its job may have:",
                    "Above the limit all of it is dropped and the target counts as down. Raise `sampleLimit`, or drop metrics at the target.");
        }
    }

    private void alert(String name, String when, String... steps) {
        lines.add("`" + name + "` fires when " + when);
        lines.add("");
        for (int i = 0; i < steps.length; i++) {
            lines.add((steps.length == 1 ? "- " : i + 1 + ". ") + steps[i]);
        }
        lines.add("");
    }

    private String logs() {
        return "kubectl --context <source> -n " + fleet.namespace() + " logs statefulset/prometheus-"
                + Release.prometheusService() + " -c prometheus";
    }
}
