package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.util.List;

/** PF110: several equal servers that send to a hub which keeps every copy, or that receive each a part. */
final class NoReplicasWithoutDeduplication implements FleetCheck {
    private static final String ID = "PF110";

    @Override
    public void check(Fleet fleet, Findings findings) {
        PrometheusStack receiver = fleet.hub().prometheus();
        int receivers = receiver.replicas().orElse(1);
        if (receivers > 1) {
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
            }
        }
    }

    private static void checkSender(Fleet fleet, Source source, SendingPrometheus sending, Findings findings) {
        int replicas = sending.stack().replicas().orElse(1);
        if (replicas > 1) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    "source(" + source.name() + ") > " + sending.call(),
                    sending.stack().declaredAt(),
                    "`" + replicas
                            + "` replicas send every sample to the hub as often, and a Prometheus receiver does not"
                            + " deduplicate them.",
                    "Run one replica; a volume lets it catch up after a restart.",
                    List.of(new Finding.Related(
                            "received here", fleet.hub().receiver().declaredAt()))));
        }
    }
}
