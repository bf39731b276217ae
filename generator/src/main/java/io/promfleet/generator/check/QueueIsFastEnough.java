package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.model.Collector;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.Fleet;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF308: a queue that with all of its shards sends less than what is scraped, so that it falls behind for ever. Rules for what is sent may
 * leave any part out, and collectors have queues of their own; nothing is said about these.
 */
final class QueueIsFastEnough implements FleetCheck {
    private static final String ID = "PF308";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            ExpectedSeries said = source.expectedSeries().orElse(null);
            SeriesLoad load = SeriesLoad.of(fleet, source).orElse(null);
            if (said == null || load == null || source.approach() instanceof Collector) {
                continue;
            }
            for (RemoteWrite target : source.remoteWrites()) {
                SendingQueue queue = SendingQueue.of(target.queue());
                if (target.writeRelabels().isEmpty() && load.samplesPerSecond() > queue.mostSamplesPerSecond()) {
                    findings.add(new Finding(
                            ID,
                            Severity.WARNING,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            target.queue().map(QueueIsFastEnough::place).orElse(said.declaredAt()),
                            "The source scrapes `" + (long) load.samplesPerSecond() + "` samples a second, and `"
                                    + queue.shards() + "` shards with requests of `" + queue.batch()
                                    + "` send at most `" + (long) queue.mostSamplesPerSecond()
                                    + "` when a request takes a tenth of a second.",
                            "Say a queue with at least `" + (long) queue.shardsFor(load.samplesPerSecond())
                                    + "` for `maxShards`, or larger requests with `maxSamplesPerSend`.",
                            List.of()));
                }
            }
        }
    }

    private static Location place(Queue queue) {
        return queue.calls().of("maxShards", queue.calls().of("maxSamplesPerSend", queue.declaredAt()));
    }
}
