package io.promfleet.model;

/**
 * Grafana Alloy in the source. It scrapes and forwards, and keeps no more than its write-ahead log: it answers no queries,
 * evaluates no rules and sends no alerts.
 *
 * @param pod its pod
 * @param replicas how many of them run, at least 1
 * @param clustering whether they divide the targets among themselves
 */
public record Alloy(CollectorPod pod, int replicas, boolean clustering) implements Collector {
    /** What its objects in the source are called. */
    public static final String WORKLOAD = "alloy-metrics";

    @Override
    public String call() {
        return "alloy";
    }

    @Override
    public String workload() {
        return WORKLOAD;
    }
}
