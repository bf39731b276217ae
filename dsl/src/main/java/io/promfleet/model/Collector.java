package io.promfleet.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in the source that is no Prometheus scrapes it, and sends what it finds by remote write. No Prometheus Operator
 * is beside it, so that it has jobs for what the chart's monitors scrape elsewhere.
 */
public sealed interface Collector extends SendingApproach permits Alloy, GrafanaAgent, OpenTelemetryCollector {

    /**
     * What runs.
     *
     * @return its pod
     */
    CollectorPod pod();

    /**
     * What its objects in the source are called, and the job by which it scrapes itself.
     *
     * @return a name that a collector for logs or traces, which many clusters have, does not have
     */
    String workload();

    @Override
    default boolean nodeExporter() {
        return pod().nodeExporter();
    }

    @Override
    default boolean kubeStateMetrics() {
        return pod().kubeStateMetrics();
    }

    /**
     * All that it scrapes.
     *
     * @param source the source in which it runs
     * @return the jobs in place of the chart's monitors, then those of the source that the hub does not scrape
     */
    default List<ScrapeJob> jobs(Source source) {
        List<ScrapeJob> jobs = new ArrayList<>(pod().monitors());
        jobs.addAll(source.jobsOfApproach());
        return jobs;
    }
}
