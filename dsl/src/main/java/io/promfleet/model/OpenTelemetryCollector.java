package io.promfleet.model;

/**
 * An OpenTelemetry Collector in the source, with the receiver that scrapes as Prometheus does and the exporter that sends by
 * remote write. It answers no queries, evaluates no rules and sends no alerts.
 *
 * @param pod its pod
 */
public record OpenTelemetryCollector(CollectorPod pod) implements Collector {
    @Override
    public String call() {
        return "openTelemetryCollector";
    }
}
