package io.promfleet.model;

/** A way to collect the series of a source. What all ways share, such as jobs and identity, is said on the source. */
public sealed interface Approach permits DiscoveredByHub, FederatedPrometheus, ScrapedByHub, SendingApproach {

    /**
     * What the definition calls it; also its step in a model path.
     *
     * @return for instance {@code lightweightPrometheus}
     */
    String call();

    /**
     * Whether node-exporter runs on every node of the source.
     *
     * @return true unless said otherwise
     */
    boolean nodeExporter();

    /**
     * Whether kube-state-metrics runs in the source.
     *
     * @return true unless said otherwise
     */
    boolean kubeStateMetrics();
}
