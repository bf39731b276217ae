package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Queue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The queue of a remote-write target; {@code queue_config} of Prometheus. What is not said keeps Prometheus' default. */
public final class QueueBuilder extends Declaration {
    private static final int DEFAULT_MAX_SHARDS = 50;
    private static final Duration DEFAULT_MIN_BACKOFF = Duration.ofMillis(30);
    private static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(5);

    private @Nullable Long capacity;
    private @Nullable Long maxShards;
    private @Nullable Long minShards;
    private @Nullable Long maxSamplesPerSend;
    private @Nullable Duration batchSendDeadline;
    private @Nullable Duration minBackoff;
    private @Nullable Duration maxBackoff;
    private @Nullable Boolean retryOnHttp429;
    private @Nullable Duration sampleAgeLimit;

    QueueBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "queue", null, declaredAt);
    }

    /**
     * Samples buffered in each shard before reading from the WAL is blocked; {@code capacity}.
     *
     * @param samples at least 1; 10000 unless said
     * @return this
     */
    public QueueBuilder capacity(long samples) {
        capacity = placed(capacity, atLeastOne(samples, "capacity"), "capacity");
        return this;
    }

    /**
     * Most shards, that is concurrent requests; {@code max_shards}.
     *
     * @param shards at least 1; 50 unless said
     * @return this
     */
    public QueueBuilder maxShards(long shards) {
        maxShards = placed(maxShards, atLeastOne(shards, "maxShards"), "maxShards");
        return this;
    }

    /**
     * Fewest shards, the number that sending starts with; {@code min_shards}.
     *
     * @param shards at least 1, not above {@link #maxShards}; 1 unless said
     * @return this
     */
    public QueueBuilder minShards(long shards) {
        minShards = placed(minShards, atLeastOne(shards, "minShards"), "minShards");
        return this;
    }

    /**
     * Most samples in one request; {@code max_samples_per_send}.
     *
     * @param samples at least 1; 2000 unless said
     * @return this
     */
    public QueueBuilder maxSamplesPerSend(long samples) {
        maxSamplesPerSend = placed(maxSamplesPerSend, atLeastOne(samples, "maxSamplesPerSend"), "maxSamplesPerSend");
        return this;
    }

    /**
     * Longest time that a sample waits for its request to fill; {@code batch_send_deadline}.
     *
     * @param time above zero; 5 seconds unless said
     * @return this
     */
    public QueueBuilder batchSendDeadline(Duration time) {
        batchSendDeadline = once(batchSendDeadline, positive(time, "batchSendDeadline"), "batchSendDeadline");
        return this;
    }

    /**
     * First pause before a retry, doubled each time; {@code min_backoff}.
     *
     * @param time above zero; 30 milliseconds unless said
     * @return this
     */
    public QueueBuilder minBackoff(Duration time) {
        minBackoff = placed(minBackoff, positive(time, "minBackoff"), "minBackoff");
        return this;
    }

    /**
     * Longest pause before a retry; {@code max_backoff}.
     *
     * @param time not below {@link #minBackoff}; 5 seconds unless said
     * @return this
     */
    public QueueBuilder maxBackoff(Duration time) {
        maxBackoff = placed(maxBackoff, positive(time, "maxBackoff"), "maxBackoff");
        return this;
    }

    /**
     * Whether a request that the receiver answered with 429 is sent again; {@code retry_on_http_429}, which the Prometheus
     * Operator calls {@code retryOnRateLimit}.
     *
     * @param choice false unless said: then such samples are lost
     * @return this
     */
    public QueueBuilder retryOnHttp429(boolean choice) {
        retryOnHttp429 = placed(retryOnHttp429, choice, "retryOnHttp429");
        return this;
    }

    /**
     * Samples older than this are not sent; {@code sample_age_limit}. Since Prometheus 2.50.
     *
     * @param age zero for no limit, which is the default
     * @return this
     */
    public QueueBuilder sampleAgeLimit(Duration age) {
        sampleAgeLimit = placed(sampleAgeLimit, duration(age, "sampleAgeLimit"), "sampleAgeLimit");
        return this;
    }

    Queue build() {
        long most = maxShards == null ? DEFAULT_MAX_SHARDS : maxShards;
        if (minShards != null && minShards > most) {
            mistakeIn(
                    "minShards",
                    DefinitionRule.QUEUE_BOUNDS,
                    "The fewest shards, `" + minShards + "`, are above the most, `" + most + "`.",
                    "Raise `maxShards` or lower `minShards`.");
        }
        Duration first = minBackoff == null ? DEFAULT_MIN_BACKOFF : minBackoff;
        Duration longest = maxBackoff == null ? DEFAULT_MAX_BACKOFF : maxBackoff;
        if (first.compareTo(longest) > 0) {
            mistakeIn(
                    minBackoff == null ? "maxBackoff" : "minBackoff",
                    DefinitionRule.QUEUE_BOUNDS,
                    "The first pause, `" + ShownDuration.of(first) + "`, is longer than the longest, `"
                            + ShownDuration.of(longest) + "`.",
                    "Raise `maxBackoff` or lower `minBackoff`.");
        }
        Queue.Builder queue = Queue.builder().declaredAt(declaredAt()).calls(places());
        if (capacity != null) {
            queue.capacity(capacity);
        }
        if (maxShards != null) {
            queue.maxShards(maxShards);
        }
        if (minShards != null) {
            queue.minShards(minShards);
        }
        if (maxSamplesPerSend != null) {
            queue.maxSamplesPerSend(maxSamplesPerSend);
        }
        if (batchSendDeadline != null) {
            queue.batchSendDeadline(batchSendDeadline);
        }
        if (minBackoff != null) {
            queue.minBackoff(minBackoff);
        }
        if (maxBackoff != null) {
            queue.maxBackoff(maxBackoff);
        }
        if (retryOnHttp429 != null) {
            queue.retryOnHttp429(retryOnHttp429);
        }
        if (sampleAgeLimit != null) {
            queue.sampleAgeLimit(sampleAgeLimit);
        }
        return queue.build();
    }
}
