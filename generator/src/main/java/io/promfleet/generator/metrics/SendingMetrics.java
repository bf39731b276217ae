package io.promfleet.generator.metrics;

import java.util.List;

/** What senders count and measure of their sending. */
public final class SendingMetrics {
    /** The newest sample that waits in a queue. */
    public static final String HIGHEST = "prometheus_remote_storage_queue_highest_timestamp_seconds";
    /** The newest sample of all that is scraped, in older releases and in programs with one of these inside. */
    public static final String HIGHEST_OF_ALL = "prometheus_remote_storage_highest_timestamp_in_seconds";
    /** The newest sample that was sent. */
    public static final String SENT = "prometheus_remote_storage_queue_highest_sent_timestamp_seconds";
    /** Samples that were given up after an answer. */
    public static final String FAILED = "prometheus_remote_storage_samples_failed_total";
    /** Attempts to send samples. */
    public static final String ATTEMPTED = "prometheus_remote_storage_samples_total";
    /** Samples that are sent once more. */
    public static final String RETRIED = "prometheus_remote_storage_samples_retried_total";
    /** Samples that are not sent at all. */
    public static final String DROPPED = "prometheus_remote_storage_samples_dropped_total";
    /** Samples that wait to be sent. */
    public static final String WAITING = "prometheus_remote_storage_samples_pending";
    /** How many shards a queue would have. */
    public static final String DESIRED = "prometheus_remote_storage_shards_desired";
    /** How many shards a queue may have. */
    public static final String MOST = "prometheus_remote_storage_shards_max";
    /** Samples that an exporter of a collector gave up. */
    public static final String OTEL_FAILED = "otelcol_exporter_send_failed_metric_points";
    /** Samples that an exporter of a collector sent. */
    public static final String OTEL_SENT = "otelcol_exporter_sent_metric_points";
    /** Samples for which the queue of an exporter had no room. */
    public static final String OTEL_REFUSED = "otelcol_exporter_enqueue_failed_metric_points";
    /** How much waits in the queue of an exporter. */
    public static final String OTEL_QUEUED = "otelcol_exporter_queue_size";
    /** How much the queue of an exporter holds. */
    public static final String OTEL_CAPACITY = "otelcol_exporter_queue_capacity";

    private static final List<String> OF_PROMETHEUS =
            List.of(SENT, HIGHEST_OF_ALL, HIGHEST, FAILED, ATTEMPTED, RETRIED, DROPPED, DESIRED, MOST);
    private static final List<String> OF_OPEN_TELEMETRY =
            List.of(OTEL_FAILED, OTEL_SENT, OTEL_REFUSED, OTEL_QUEUED, OTEL_CAPACITY);

    private SendingMetrics() {}

    /**
     * Those that a sender has.
     *
     * @param sender the sender
     * @return their names
     */
    public static List<String> of(Sender sender) {
        List<String> all = sender.program() == Program.OPEN_TELEMETRY ? OF_OPEN_TELEMETRY : OF_PROMETHEUS;
        return all.stream()
                .filter(metric -> OwnMetrics.has(sender.program(), sender.version(), metric))
                .toList();
    }
}
