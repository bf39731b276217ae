package io.promfleet.model;

/**
 * Grafana Agent in static mode in the source. Nobody maintains it since November 2025: {@link Alloy} is its successor.
 *
 * @param pod its pod
 */
public record GrafanaAgent(CollectorPod pod) implements Collector {
    /** What its objects in the source are called. */
    public static final String WORKLOAD = "grafana-agent-metrics";

    @Override
    public String call() {
        return "grafanaAgent";
    }

    @Override
    public String workload() {
        return WORKLOAD;
    }
}
