package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.generator.pitfall.ShardCapacity;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Fleet;
import io.promfleet.model.Queue;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Resources;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Optional;

/**
 * PF307: a queue that, when the hub is slow, takes more memory than its Prometheus may have, or whose shards hold less than
 * what Prometheus' own guide to remote write advises.
 */
final class QueueFits implements FleetCheck {
    private static final String ID = "PF307";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            Optional<ByteSize> limit = Stacks.resources(source).flatMap(Resources::memoryLimit);
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.queue().isPresent()) {
                    String path = "source(" + source.name() + ") > remoteWrite(" + target.name() + ") > queue";
                    check(path, target.queue().get(), limit, findings);
                }
            }
        }
    }

    private static void check(String path, Queue queue, Optional<ByteSize> limit, Findings findings) {
        Location block = queue.declaredAt();
        ShardCapacity.check(
                path, queue.calls().of("capacity", queue.calls().of("maxSamplesPerSend", block)), queue, findings);
        SendingQueue sending = SendingQueue.of(Optional.of(queue));
        long shards = sending.shards();
        double bytes = sending.fullBytes((double) shards);
        if (limit.isPresent() && bytes > limit.get().bytes()) {
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    path,
                    queue.calls()
                            .of(
                                    "maxShards",
                                    queue.calls().of("capacity", queue.calls().of("maxSamplesPerSend", block))),
                    "`" + shards + "` full shards take at least `" + (long) (bytes / (1024 * 1024))
                            + "` MiB, and Prometheus is ended at `"
                            + limit.get().bytes() / (1024 * 1024) + "` MiB.",
                    "Lower `maxShards` or `capacity`, or raise the limit of memory.",
                    List.of()));
        }
    }
}
