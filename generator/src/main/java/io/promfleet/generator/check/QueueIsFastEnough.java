package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.ExpectedJobs;
import io.promfleet.generator.capacity.ExpectedJobs.ExpectedJob;
import io.promfleet.generator.capacity.ScrapeInterval;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.generator.closure.SentPart;
import io.promfleet.generator.target.JobLabel;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.Fleet;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PF308: a queue that with all of its shards sends less than what is scraped, so that it falls behind for ever. It is only noted where
 * rules for what is sent may leave out enough.
 */
final class QueueIsFastEnough implements FleetCheck {
    private static final String ID = "PF308";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            // A collector of OpenTelemetry sends one request after the other, of no fixed size.
            if (source.approach() instanceof SendingApproach
                    && !(source.approach() instanceof OpenTelemetryCollector)) {
                source.remoteWrites().forEach(target -> check(fleet, source, target, findings));
            }
        }
    }

    private static void check(Fleet fleet, Source source, RemoteWrite target, Findings findings) {
        SendingQueue queue = SendingQueue.of(target.queue());
        Sent sent = Sent.of(fleet, source, target);
        if (sent.most() <= queue.mostSamplesPerSecond()) {
            return;
        }
        boolean certain = sent.least() > queue.mostSamplesPerSecond();
        findings.add(new Finding(
                ID,
                certain ? Severity.WARNING : Severity.INFO,
                source.path() + " > remoteWrite(" + target.name() + ")",
                target.queue().map(QueueIsFastEnough::place).orElse(sent.declaredAt()),
                "The source scrapes `" + (long) (certain ? sent.least() : sent.most()) + "` samples a second"
                        + (certain ? "" : ", of which its rules for what is sent may drop some")
                        + ", and `" + queue.shards() + "` shards with requests of `" + queue.batch()
                        + "` send at most `" + (long) queue.mostSamplesPerSecond()
                        + "` when a request takes a tenth of a second.",
                (certain ? "Say" : "If the rules leave more than that, say") + " a queue with at least `"
                        + (long) queue.shardsFor(certain ? sent.least() : sent.most())
                        + "` for `maxShards`, or larger requests with `maxSamplesPerSend`.",
                List.of()));
    }

    /**
     * What goes to a target.
     *
     * @param least samples a second that no rule drops
     * @param most those that rules may leave, too
     * @param declaredAt where somebody said the first number of series
     */
    private record Sent(double least, double most, Location declaredAt) {
        static Sent of(Fleet fleet, Source source, RemoteWrite target) {
            double least = 0;
            double most = 0;
            double series = 0;
            List<ExpectedJob> jobs = ExpectedJobs.of(fleet, source);
            for (ExpectedJob job : jobs) {
                series += job.said().number();
                if (job.inside()) {
                    SentPart part = part(source, target, JobLabel.of(job.job()));
                    least += part == SentPart.ALL ? job.samplesPerSecond() : 0;
                    most += part == SentPart.NONE ? 0 : job.samplesPerSecond();
                }
            }
            ExpectedSeries whole = source.expectedSeries().orElse(null);
            if (whole != null && whole.number() > series) {
                double rest = SeriesLoad.rate(whole.number() - series, ScrapeInterval.inside(source));
                SentPart part = part(source, target, Optional.empty());
                least += part == SentPart.ALL ? rest : 0;
                most += part == SentPart.NONE ? 0 : rest;
            }
            Location place = whole != null
                    ? whole.declaredAt()
                    : jobs.isEmpty() ? source.declaredAt() : jobs.get(0).said().declaredAt();
            return new Sent(least, most, place);
        }

        private static SentPart part(Source source, RemoteWrite target, Optional<String> job) {
            Map<String, String> labels = job.map(label -> Map.of("job", label)).orElse(Map.of());
            return SentPart.of(source, target.writeRelabels(), labels);
        }
    }

    private static Location place(Queue queue) {
        return queue.calls().of("maxShards", queue.calls().of("maxSamplesPerSend", queue.declaredAt()));
    }
}
