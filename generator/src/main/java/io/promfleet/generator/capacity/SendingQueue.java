package io.promfleet.generator.capacity;

import io.promfleet.model.Queue;
import java.time.Duration;
import java.util.Optional;

/**
 * What a remote-write queue can do, with Prometheus' defaults for what was not said. They have been the same since Prometheus 2.44,
 * and the oldest chart that promfleet knows has a newer one.
 *
 * @param capacity samples that a shard holds, {@code capacity}
 * @param batch samples in one request, {@code max_samples_per_send}
 * @param shards most requests at a time, {@code max_shards}
 */
public record SendingQueue(long capacity, long batch, long shards) {
    /** How long a request is assumed to take, as Prometheus assumed when it set its defaults. */
    public static final Duration REQUEST = Duration.ofMillis(100);

    private static final long CAPACITY = 10_000;
    private static final long BATCH = 2_000;
    private static final long SHARDS = 50;
    /** A sample in a shard's queue has at least a value, a time, and references to its labels and histograms. */
    private static final long BYTES_OF_A_SAMPLE = 80;

    /**
     * The queue of a remote write.
     *
     * @param said what was said of it
     * @return numbers as said, which may be as large as a long
     */
    public static SendingQueue of(Optional<Queue> said) {
        return new SendingQueue(
                said.flatMap(Queue::capacity).orElse(CAPACITY),
                said.flatMap(Queue::maxSamplesPerSend).orElse(BATCH),
                said.flatMap(Queue::maxShards).orElse(SHARDS));
    }

    /**
     * The memory of shards that are full, as they are when the receiver is slow or away.
     *
     * @param number how many shards
     * @return bytes; no whole number of them because counts may be too large for one
     */
    public double fullBytes(double number) {
        return number * ((double) capacity + batch) * BYTES_OF_A_SAMPLE;
    }

    /**
     * How many shards a rate keeps busy.
     *
     * @param samplesPerSecond what is to be sent
     * @return at least 1
     */
    public double shardsFor(double samplesPerSecond) {
        return Math.max(1, Math.ceil(samplesPerSecond * seconds(REQUEST) / batch));
    }

    /**
     * What all shards together send.
     *
     * @return samples a second
     */
    public double mostSamplesPerSecond() {
        return (double) shards * batch / seconds(REQUEST);
    }

    /**
     * How long a sender needs at least until it is up to date again.
     *
     * @param samplesPerSecond what is scraped meanwhile
     * @param outage for how long nothing could be sent
     * @return seconds; infinite if it never is
     */
    public double catchUpSeconds(double samplesPerSecond, Duration outage) {
        double spare = mostSamplesPerSecond() - samplesPerSecond;
        return spare <= 0 ? Double.POSITIVE_INFINITY : samplesPerSecond * seconds(outage) / spare;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
