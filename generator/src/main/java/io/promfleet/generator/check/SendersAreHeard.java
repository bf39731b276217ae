package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.metrics.Sender;
import io.promfleet.generator.metrics.SendingMetrics;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;

/** PF804: the alerts on trouble with sending would see nothing of a source, whose rules drop what its sender says of itself. */
final class SendersAreHeard implements FleetCheck {
    private static final String ID = "PF804";

    @Override
    public void check(Fleet fleet, Findings findings) {
        if (fleet.hub().alerts().isEmpty()) {
            return;
        }
        FinalLabels labels = new FinalLabels();
        for (Source source : fleet.sources()) {
            // Where nothing at all tells whether the source is up, that is said already.
            if (!UpReachesTheHub.dropsAll(source, labels)) {
                Sender.of(fleet, source)
                        .ifPresent(sender -> sender.lost(SendingMetrics.of(sender), labels)
                                .ifPresent(metric -> report(sender, metric, findings)));
            }
        }
    }

    private static void report(Sender sender, String metric, Findings findings) {
        Source source = sender.source();
        for (RemoteWrite target : source.remoteWrites()) {
            if (target.url().isEmpty()) {
                findings.add(new Finding(
                        ID,
                        Severity.WARNING,
                        source.path() + " > remoteWrite(" + target.name() + ") > writeRelabel",
                        target.declaredAt(),
                        "No alert notices that `" + source.name()
                                + "` has trouble with sending, because the rules drop `" + metric + "` of the job `"
                                + sender.job() + "`.",
                        "Let through what begins with `"
                                + metric.substring(0, metric.indexOf('_', metric.indexOf('_') + 1) + 1)
                                + "`, or suppress this finding and say in its reason what notices it instead.",
                        List.of()));
                return;
            }
        }
    }
}
