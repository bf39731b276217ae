package io.promfleet.generator.dashboard;

import java.util.List;

/** What is shown of all clusters. */
final class OverviewPanels {
    private static final String SAMPLES =
            "sum by (cluster) (sum_over_time(scrape_samples_post_metric_relabeling{cluster!=\"\"}[5m])) / 300";

    private static final String AGE = "time() - max by (cluster) (timestamp(up{cluster!=\"\"}))";

    private final String hub;
    private final long quiet;

    /**
     * The panels.
     *
     * @param hub the name of the hub, under which its own series stand
     * @param quiet the seconds without a sample after which a cluster is quiet
     */
    OverviewPanels(String hub, long quiet) {
        this.hub = hub;
        this.quiet = quiet;
    }

    /** Those about the clusters, wherever their series are. */
    List<Panel> ofClusters() {
        return List.of(
                Panel.number("Clusters", "The clusters that the definition of the fleet names.", "none")
                        .query("count(max by (cluster) (fleet:cluster:declared))", "clusters"),
                Panel.number("Quiet", "Declared clusters of which no target is up, as the hub sees it.", "none")
                        .alarmFrom(1)
                        .query(
                                "count(max by (cluster) (fleet:cluster:declared)"
                                        + " unless on (cluster) sum by (cluster) (cluster_job:up:sum) > 0) or vector(0)",
                                "quiet"),
                Panel.number("Targets down", "Targets of all clusters that did not answer.", "none")
                        .alarmFrom(1)
                        .query("count(up{cluster!=\"\"} == 0) or vector(0)", "down"),
                Panel.number("Samples per second", "What all clusters scrape and send.", "cps")
                        .query("sum(" + SAMPLES + ")", "samples"),
                Panel.table("Clusters by freshness", "A cluster without an age is quiet: its newest sample is too old.")
                        .column(AGE, "Newest sample", "s")
                        .column("count by (cluster) (up{cluster!=\"\"})", "Targets", "none")
                        .column("sum by (cluster) (up{cluster!=\"\"})", "Up", "none")
                        .column(SAMPLES, "Samples/s", "cps")
                        .column("max by (cluster) (fleet:cluster:declared)", "Declared", "none"),
                Panel.lines("Samples per second", "What each cluster scrapes.", "cps")
                        .query(SAMPLES, "{{cluster}}"),
                Panel.lines("Age of the newest sample", "As the hub sees it; more than two intervals are a delay.", "s")
                        .alarmFrom((double) quiet)
                        .query(AGE, "{{cluster}}"),
                Panel.lines("Targets down", "Targets that did not answer.", "none")
                        .query("count by (cluster) (up{cluster!=\"\"} == 0)", "{{cluster}}"),
                Panel.lines("Delay on the way", "What a Prometheus has and did not send yet.", "s")
                        .query(Senders.DELAY.formatted(""), "{{cluster}}"),
                Panel.lines("Samples lost by senders", "What a sender gave up, or did not send.", "cps")
                        .query(
                                "sum by (cluster) (rate(prometheus_remote_storage_samples_failed_total[$__rate_interval]))",
                                "{{cluster}} failed")
                        .query(
                                "sum by (cluster) (rate(prometheus_remote_storage_samples_dropped_total[$__rate_interval]))",
                                "{{cluster}} dropped"));
    }

    /** Those about the hub's own Prometheus, where it stores what the sources send. */
    List<Panel> ofReceiver() {
        String ofHub = "{cluster=\"" + hub + "\"";
        return List.of(
                Panel.lines(
                                "Requests at the receiver",
                                "By status; 4xx are refused for good, 5xx are sent again.",
                                "reqps")
                        .query(
                                "sum by (code) (rate(prometheus_http_requests_total" + ofHub
                                        + ",handler=\"/api/v1/write\"}[$__rate_interval]))",
                                "{{code}}"),
                Panel.lines("Samples stored by the hub", "What the hub takes in, scraped and received.", "cps")
                        .query(
                                "sum(rate(prometheus_tsdb_head_samples_appended_total" + ofHub
                                        + "}[$__rate_interval]))",
                                "stored")
                        .query(
                                "sum(rate(prometheus_tsdb_out_of_order_samples_total" + ofHub + "}[$__rate_interval]))",
                                "out of order")
                        .query(
                                "sum(rate(prometheus_tsdb_too_old_samples_total" + ofHub + "}[$__rate_interval]))",
                                "too old"),
                Panel.lines("Series in the hub's memory", "Active series of all clusters together.", "none")
                        .query("sum(prometheus_tsdb_head_series" + ofHub + "})", "series"));
    }
}
