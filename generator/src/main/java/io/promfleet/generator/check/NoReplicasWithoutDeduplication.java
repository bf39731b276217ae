package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartValue;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Deduplication;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Receiver;
import io.promfleet.model.SaidValues;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF110: several equal servers that send to a hub which keeps every copy, or that receive each a part. PF112: shards where the receiver
 * elects one pod of a cluster and drops what the others send.
 */
final class NoReplicasWithoutDeduplication implements FleetCheck {
    private static final String ID = "PF110";
    private static final String SHARDS = "PF112";
    private static final String[] VALUE = {"prometheus", "prometheusSpec", "shards"};

    @Override
    public void check(Fleet fleet, Findings findings) {
        PrometheusStack receiver = fleet.hub().prometheus();
        int receivers = receiver.replicas().orElse(1);
        if (receivers > 1 && fleet.hub().receiver().isPrometheus()) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    "hub(" + fleet.hub().name() + ") > prometheus",
                    receiver.declaredAt(),
                    "`" + receivers + "` replicas share what the sources send, so that each stores a part of it.",
                    "Run one replica; sources send again what they could not send while it restarted.",
                    List.of()));
        }
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof SendingPrometheus sending) {
                checkSender(fleet, source, sending, findings);
                checkShards(fleet, source, sending, findings);
            }
        }
    }

    private static void checkShards(Fleet fleet, Source source, SendingPrometheus sending, Findings findings) {
        Deduplication way = fleet.hub().receiver().deduplication();
        ConfigValue shards = SaidValues.at(source, VALUE);
        ChartValue by = SaidValues.by(source, VALUE);
        if (way instanceof Deduplication.Election election
                && by != null
                && shards instanceof ConfigValue.IntegerValue number
                && number.value() > 1
                && sending.stack().replicas().orElse(1) > 1) {
            findings.add(new Finding(
                    SHARDS,
                    Severity.ERROR,
                    source.path() + " > value(" + String.join(".", by.path()) + ")",
                    by.declaredAt(),
                    "Of all pods of `" + source.name() + "`, "
                            + fleet.hub().receiver().profile().product()
                            + " elects one by `" + election.replica() + "`, so that the samples of the other shards are"
                            + " dropped.",
                    "Run one replica of each shard, or leave `shards` out.",
                    List.of(new Finding.Related("the replicas", sending.stack().declaredAt()))));
        }
    }

    private static void checkSender(Fleet fleet, Source source, SendingPrometheus sending, Findings findings) {
        int replicas = sending.stack().replicas().orElse(1);
        Receiver hub = fleet.hub().receiver();
        if (replicas > 1 && hub.deduplication() instanceof Deduplication.None) {
            boolean could = !(hub.profile().deduplication() instanceof Deduplication.None);
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    "source(" + source.name() + ") > " + sending.call(),
                    sending.stack().declaredAt(),
                    "`" + replicas + "` replicas send every sample to the hub as often, and "
                            + (could
                                    ? hub.profile().product() + " deduplicates only where that is switched on."
                                    : (hub.isPrometheus()
                                                    ? "a Prometheus receiver"
                                                    : hub.profile().product()) + " does not deduplicate them."),
                    could
                            ? "Switch it on there and say `receiver.deduplicates()`, or run one replica."
                            : "Run one replica; a volume lets it catch up after a restart.",
                    List.of(new Finding.Related(
                            "received here", fleet.hub().receiver().declaredAt()))));
        }
    }
}
