package io.promfleet.model;

/**
 * A Prometheus in the source that scrapes and stores, and from which the hub fetches a part: the newest sample of some series,
 * at its own interval.
 *
 * @param stack the Prometheus and its exporters
 * @param federation what the hub fetches, and how
 */
public record FederatedPrometheus(PrometheusStack stack, Federation federation) implements Approach {
    @Override
    public String call() {
        return "federated";
    }

    @Override
    public boolean nodeExporter() {
        return stack.nodeExporter();
    }

    @Override
    public boolean kubeStateMetrics() {
        return stack.kubeStateMetrics();
    }
}
