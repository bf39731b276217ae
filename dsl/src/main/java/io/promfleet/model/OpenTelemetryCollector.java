package io.promfleet.model;

/**
 * An OpenTelemetry Collector in the source, with the receiver that scrapes as Prometheus does and the exporter that sends by
 * remote write. It answers no queries, evaluates no rules and sends no alerts.
 *
 * @param pod its pod
 */
public record OpenTelemetryCollector(CollectorPod pod) implements Collector {
    /** What its objects in the source are called. */
    public static final String WORKLOAD = "opentelemetry-collector-metrics";

    @Override
    public String call() {
        return "openTelemetryCollector";
    }

    @Override
    public String workload() {
        return WORKLOAD;
    }
}
