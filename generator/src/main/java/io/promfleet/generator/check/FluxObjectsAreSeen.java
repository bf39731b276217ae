package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.List;

/** PF520: a source of which only Flux' metrics are wanted, without that which makes {@code gotk_resource_info} of Flux' objects. */
final class FluxObjectsAreSeen implements FleetCheck {
    private static final String ID = "PF520";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            if (source.fluxMetricsOnly() && !source.approach().kubeStateMetrics()) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        source.path(),
                        source.declaredAt(),
                        "`gotk_resource_info` never arrives from the source, because kube-state-metrics does not run in it.",
                        "Leave `kubeStateMetrics(false)` out; with `fluxMetricsOnly` it looks at objects of Flux alone.",
                        List.of()));
            }
        }
    }
}
