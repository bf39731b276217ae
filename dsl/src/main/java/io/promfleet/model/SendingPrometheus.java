package io.promfleet.model;

/** A Prometheus in the source scrapes it, and sends what it finds by remote write. */
public sealed interface SendingPrometheus extends SendingApproach permits LightweightPrometheus, PrometheusAgent {

    /**
     * The Prometheus that runs in the source.
     *
     * @return the Prometheus with its exporters
     */
    ChartStack stack();

    @Override
    default boolean nodeExporter() {
        return stack().nodeExporter();
    }

    @Override
    default boolean kubeStateMetrics() {
        return stack().kubeStateMetrics();
    }
}
