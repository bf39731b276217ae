package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Optional;

/**
 * PF309: requests that a receiver limits are sent again for as long as they are there, and what is new waits behind them. The
 * fleet's hub is a Prometheus and has no such limit.
 */
final class RetriesEnd implements FleetCheck {
    private static final String ID = "PF309";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                Optional<Queue> queue = target.queue();
                if (target.url().isPresent()
                        && queue.isPresent()
                        && queue.get().retryOnHttp429().orElse(false)
                        && queue.get().sampleAgeLimit().isEmpty()) {
                    findings.add(new Finding(
                            ID,
                            Severity.WARNING,
                            "source(" + source.name() + ") > remoteWrite(" + target.name() + ") > queue",
                            queue.get().calls().of("retryOnHttp429", queue.get().declaredAt()),
                            "What `" + target.name()
                                    + "` is too busy to take is sent again without end, and new samples wait behind it.",
                            "Add `sampleAgeLimit`, such as `ofHours(1)`.",
                            List.of()));
                }
            }
        }
    }
}
