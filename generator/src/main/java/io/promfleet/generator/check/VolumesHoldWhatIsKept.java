package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.Retention;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.format.ReadableSize;
import io.promfleet.model.AgentStack;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.LateSamples;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Source;
import io.promfleet.model.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PF321: a volume that is full before {@code retentionSize} is reached. PF322: less disk than what is kept of the expected series takes
 * at the very least.
 */
final class VolumesHoldWhatIsKept implements FleetCheck {
    private static final String FULL_BEFORE = "PF321";
    private static final String TOO_SMALL = "PF322";

    @Override
    public void check(Fleet fleet, Findings findings) {
        server(fleet.hub(), "prometheus", fleet.hub().prometheus(), SeriesLoad.ofHub(fleet), findings);
        for (Source source : fleet.sources()) {
            String step = source.approach().call();
            Optional<SeriesLoad> load = SeriesLoad.of(fleet, source);
            Stacks.of(source).ifPresent(stack -> {
                if (stack instanceof PrometheusStack server) {
                    server(source, step, server, load, findings);
                } else if (stack instanceof AgentStack && load.isPresent()) {
                    agent(source, step, stack.storage(), load.get(), findings);
                }
            });
        }
    }

    private static void server(
            Cluster cluster, String step, PrometheusStack server, Optional<SeriesLoad> load, Findings findings) {
        String path = cluster.path() + " > " + step;
        Storage volume = server.storage().orElse(null);
        ByteSize limit = server.retentionSize().orElse(null);
        if (volume != null && limit != null && limit.bytes() >= volume.size().bytes()) {
            findings.add(new Finding(
                    FULL_BEFORE,
                    Severity.WARNING,
                    path + " > storage",
                    volume.declaredAt(),
                    "The volume of `" + ReadableSize.of(volume.size())
                            + "` is full before Prometheus deletes anything, at a `retentionSize` of `"
                            + ReadableSize.of(limit) + "`.",
                    "Leave room for merging: say a `retentionSize` of four fifths of the volume.",
                    List.of()));
        }
        Duration kept = Retention.of(cluster, server).orElse(null);
        if (load.isEmpty() || kept == null) {
            return;
        }
        double least = load.get().leastDisk(kept);
        if (limit != null && server.retention().isPresent()) {
            // Without a time that was said, the size alone is what is wanted.
            tooSmall(path, server.declaredAt(), kept, load.get(), least, limit, "`retentionSize` is", findings);
        } else if (limit == null && volume != null) {
            tooSmall(
                    path + " > storage",
                    volume.declaredAt(),
                    kept,
                    load.get(),
                    least,
                    volume.size(),
                    "the volume has",
                    findings);
        }
    }

    private static void agent(
            Source source, String step, Optional<Storage> volume, SeriesLoad load, Findings findings) {
        Duration log = LateSamples.log(source.approach());
        volume.ifPresent(it -> tooSmall(
                source.path() + " > " + step + " > storage",
                it.declaredAt(),
                log,
                load,
                load.leastLog(log),
                it.size(),
                "the volume of the write-ahead log has",
                findings));
    }

    private static void tooSmall(
            String path,
            Location place,
            Duration kept,
            SeriesLoad load,
            double least,
            ByteSize there,
            String whatIsThere,
            Findings findings) {
        if (least > there.bytes()) {
            findings.add(new Finding(
                    TOO_SMALL,
                    Severity.WARNING,
                    path,
                    place,
                    "`" + DurationText.of(kept.toNanos()) + "` of `" + (long) load.samplesPerSecond()
                            + "` samples a second take at least `" + ReadableSize.of(least) + "`, and " + whatIsThere
                            + " `" + ReadableSize.of(there) + "`.",
                    "Give it more, keep samples for a shorter time, or scrape less.",
                    List.of()));
        }
    }
}
