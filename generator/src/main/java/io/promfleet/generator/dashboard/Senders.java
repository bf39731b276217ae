package io.promfleet.generator.dashboard;

/** What the remote write of a Prometheus, and of what is built of one, says of itself. */
final class Senders {
    /** The seconds between the newest sample and the newest that was sent, of the slowest queue; takes what both must match. */
    static final String DELAY = "max by (cluster) (prometheus_remote_storage_highest_timestamp_in_seconds%1$s"
            + " - ignoring (remote_name, url) group_right () prometheus_remote_storage_queue_highest_sent_timestamp_seconds%1$s)";

    private Senders() {}
}
