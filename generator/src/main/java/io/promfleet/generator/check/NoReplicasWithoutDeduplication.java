package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.LightweightPrometheus;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Source;
import java.util.List;

/** PF110: several equal servers that send to a hub which keeps every copy. */
final class NoReplicasWithoutDeduplication implements FleetCheck {
    private static final String ID = "PF110";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            PrometheusStack stack = ((LightweightPrometheus) source.approach()).prometheus();
            int replicas = stack.replicas().orElse(1);
            if (replicas > 1) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ") > lightweightPrometheus",
                        stack.declaredAt(),
                        "`" + replicas
                                + "` replicas send every sample to the hub as often, and a Prometheus receiver does not"
                                + " deduplicate them.",
                        "Run one replica; a volume lets it catch up after a restart.",
                        List.of()));
            }
        }
    }
}
