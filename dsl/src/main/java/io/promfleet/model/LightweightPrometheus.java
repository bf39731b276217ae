package io.promfleet.model;

/**
 * A Prometheus in the source that scrapes, keeps samples for hours rather than weeks, and forwards all of them to the
 * hub by remote write; without Grafana and Alertmanager.
 *
 * @param stack the Prometheus and its exporters
 */
public record LightweightPrometheus(PrometheusStack stack) implements SendingPrometheus {
    @Override
    public String call() {
        return "lightweightPrometheus";
    }
}
