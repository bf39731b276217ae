package io.promfleet.generator.dashboard;

import java.util.List;

/** What is shown of one cluster, which the variable {@code cluster} chooses. */
final class SourcePanels {
    private static final String OWN = "{cluster=\"$cluster\"}";
    private static final String RATE = "[$__rate_interval]))";

    private SourcePanels() {}

    static List<Panel> all(long quiet) {
        return List.of(
                Panel.number("Newest sample", "Its age as the hub sees it.", "s")
                        .alarmFrom((double) quiet)
                        .query("time() - max(timestamp(up" + OWN + "))", "age"),
                Panel.number("Targets", "Targets of all jobs.", "none").query("count(up" + OWN + ")", "targets"),
                Panel.number("Targets down", "Targets that did not answer.", "none")
                        .alarmFrom(1)
                        .query("count(up" + OWN + " == 0) or vector(0)", "down"),
                Panel.number("Samples per second", "What the jobs of this cluster scrape.", "cps")
                        .query(
                                "sum(sum_over_time(scrape_samples_post_metric_relabeling" + OWN + "[5m])) / 300",
                                "samples"),
                Panel.table("Jobs", "A declared job that is not here has no target.")
                        .column("count by (job) (up" + OWN + ")", "Targets", "none")
                        .column("sum by (job) (up" + OWN + ")", "Up", "none")
                        .column("max by (job) (scrape_duration_seconds" + OWN + ")", "Slowest scrape", "s")
                        .column("sum by (job) (scrape_samples_post_metric_relabeling" + OWN + ")", "Samples", "none"),
                Panel.lines("Targets down", "By job.", "none").query("count by (job) (up" + OWN + " == 0)", "{{job}}"),
                Panel.lines("Samples of a scrape", "By job, after the rules for what was scraped.", "none")
                        .query("sum by (job) (scrape_samples_post_metric_relabeling" + OWN + ")", "{{job}}"),
                Panel.lines("Slowest scrape", "By job; at the job's timeout a scrape is given up.", "s")
                        .query("max by (job) (scrape_duration_seconds" + OWN + ")", "{{job}}"),
                Panel.lines("New series", "Series that a scrape brought for the first time, by job.", "none")
                        .query("sum by (job) (scrape_series_added" + OWN + ")", "{{job}}"),
                Panel.lines("Delay on the way", "What was scraped and not sent yet.", "s")
                        .query(Senders.DELAY.formatted(OWN), "delay"),
                Panel.lines("Samples sent", "By remote write; what was given up or left out, too.", "cps")
                        .query(
                                "sum by (remote_name) (rate(prometheus_remote_storage_samples_total" + OWN + RATE,
                                "{{remote_name}}")
                        .query(
                                "sum by (remote_name) (rate(prometheus_remote_storage_samples_failed_total" + OWN
                                        + RATE,
                                "{{remote_name}} failed")
                        .query(
                                "sum by (remote_name) (rate(prometheus_remote_storage_samples_retried_total" + OWN
                                        + RATE,
                                "{{remote_name}} tried again"),
                Panel.lines("Samples that wait", "In the queues of remote write.", "none")
                        .query(
                                "sum by (remote_name) (prometheus_remote_storage_samples_pending" + OWN + ")",
                                "{{remote_name}}"),
                Panel.lines("Shards", "Parallel senders; at the maximum a queue cannot catch up.", "none")
                        .query("max by (remote_name) (prometheus_remote_storage_shards" + OWN + ")", "{{remote_name}}")
                        .query(
                                "max by (remote_name) (prometheus_remote_storage_shards_max" + OWN + ")",
                                "{{remote_name}} maximum"),
                Panel.lines("Points sent", "By the collector's exporters; what could not be sent, too.", "cps")
                        .query(
                                "sum by (exporter) (rate(otelcol_exporter_sent_metric_points" + OWN + RATE,
                                "{{exporter}}")
                        .query(
                                "sum by (exporter) (rate(otelcol_exporter_send_failed_metric_points" + OWN + RATE,
                                "{{exporter}} failed"),
                Panel.lines("CPU of the nodes", "The part that is not idle.", "percentunit")
                        .query(
                                "1 - avg by (instance) (rate(node_cpu_seconds_total{cluster=\"$cluster\",mode=\"idle\"}"
                                        + RATE,
                                "{{instance}}"),
                Panel.lines("Memory of the nodes", "The part that is not available.", "percentunit")
                        .query(
                                "1 - node_memory_MemAvailable_bytes" + OWN + " / node_memory_MemTotal_bytes" + OWN,
                                "{{instance}}"),
                Panel.lines("Pods by phase", "As the API server knows them.", "none")
                        .query("sum by (phase) (kube_pod_status_phase" + OWN + ")", "{{phase}}"),
                Panel.lines("Restarts of containers", "In the last hour, by namespace.", "none")
                        .query(
                                "sum by (namespace) (increase(kube_pod_container_status_restarts_total" + OWN
                                        + "[1h]))",
                                "{{namespace}}"));
    }
}
