package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.SendingQueue;
import io.promfleet.model.Queue;
import java.util.List;
import java.util.Optional;

/** PF307: shards that hold less than what Prometheus' own guide to remote write advises. */
public final class ShardCapacity {
    private ShardCapacity() {}

    /**
     * Looks at a queue.
     *
     * @param path the model path of the queue
     * @param location where its capacity is said
     * @param queue the queue
     * @param findings takes what is wrong
     */
    public static void check(String path, Location location, Queue queue, Findings findings) {
        SendingQueue shards = SendingQueue.of(Optional.of(queue));
        long capacity = shards.capacity();
        long batch = shards.batch();
        boolean said = queue.capacity().isPresent() || queue.maxSamplesPerSend().isPresent();
        if (said && capacity > 0 && batch > 0 && capacity < 3.0 * batch) {
            findings.add(new Finding(
                    "PF307",
                    Severity.WARNING,
                    path,
                    location,
                    "A shard holds `" + capacity + "` samples, which is less than three requests of `" + batch + "`.",
                    "Set `capacity` to between `" + 3 * batch + "` and `" + 10 * batch + "`.",
                    List.of()));
        }
    }
}
