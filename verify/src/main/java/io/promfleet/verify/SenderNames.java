package io.promfleet.verify;

import io.promfleet.model.PrometheusVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a Prometheus calls its metrics about remote write.
 *
 * @param pending samples that wait
 * @param failed samples given up
 * @param dropped samples that were read and not sent
 * @param retried samples sent again
 * @param highest the newest sample that there is to send; the better name first
 */
record SenderNames(String pending, String failed, String dropped, String retried, List<String> highest) {
    private static final String PREFIX = "prometheus_remote_storage_";

    static final String SENT = PREFIX + "queue_highest_sent_timestamp_seconds";
    static final String SHARDS = PREFIX + "shards";
    static final String SHARDS_MAX = PREFIX + "shards_max";
    static final String SHARDS_DESIRED = PREFIX + "shards_desired";
    static final String SEGMENT_READ = "prometheus_wal_watcher_current_segment";
    static final String SEGMENT_WRITTEN = "prometheus_tsdb_wal_segment_current";

    private static final String HIGHEST = PREFIX + "highest_timestamp_in_seconds";
    private static final SenderNames CURRENT = new SenderNames(
            PREFIX + "samples_pending",
            PREFIX + "samples_failed_total",
            PREFIX + "samples_dropped_total",
            PREFIX + "samples_retried_total",
            List.of(HIGHEST));
    private static final SenderNames BEFORE_2_23 = new SenderNames(
            PREFIX + "pending_samples",
            PREFIX + "failed_samples_total",
            PREFIX + "dropped_samples_total",
            PREFIX + "retried_samples_total",
            List.of(HIGHEST));
    private static final SenderNames SINCE_3_7 = new SenderNames(
            CURRENT.pending,
            CURRENT.failed,
            CURRENT.dropped,
            CURRENT.retried,
            // This one counts what rules drop as sent.
            List.of(PREFIX + "queue_highest_timestamp_seconds", HIGHEST));

    /** The names of a release. */
    static SenderNames of(PrometheusVersion version) {
        if (version.isAtLeast(PrometheusVersion.of(3, 7))) {
            return SINCE_3_7;
        }
        return version.isAtLeast(PrometheusVersion.of(2, 23)) ? CURRENT : BEFORE_2_23;
    }

    Set<String> all() {
        Set<String> names = new LinkedHashSet<>(List.of(
                pending,
                failed,
                dropped,
                retried,
                SENT,
                SHARDS,
                SHARDS_MAX,
                SHARDS_DESIRED,
                SEGMENT_READ,
                SEGMENT_WRITTEN));
        names.addAll(highest);
        return names;
    }
}
