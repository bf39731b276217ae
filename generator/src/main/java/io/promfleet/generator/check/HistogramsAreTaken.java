package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF313: native histograms to a receiver that stores something else in their place. VictoriaMetrics makes buckets with the label {@code
 * vmrange} of them.
 */
final class HistogramsAreTaken implements FleetCheck {
    private static final String ID = "PF313";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        if (receiver.profile().nativeHistograms()) {
            return;
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty() && target.sendNativeHistograms().orElse(false)) {
                    findings.add(new Finding(
                            ID,
                            Severity.WARNING,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            target.calls().of("sendNativeHistograms", target.declaredAt()),
                            receiver.profile().product()
                                    + " makes buckets with the label `vmrange` of the native histograms that `"
                                    + source.name() + "` sends, and queries on native histograms find none.",
                            "Leave `sendNativeHistograms` out, or ask for the buckets with its own functions.",
                            List.of(new Finding.Related("received here", receiver.declaredAt()))));
                }
            }
        }
    }
}
