package io.promfleet.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * A cluster that reports to the hub.
 */
@Value.Immutable
public non-sealed interface Source extends Cluster {

    /**
     * How its series are collected.
     *
     * @return the approach, {@link LightweightPrometheus} unless said otherwise
     */
    Approach approach();

    /**
     * Where it sends its series; where it sends any, at least one target is the hub.
     *
     * @return the targets in the order of their declaration; none where the hub fetches its series
     */
    List<RemoteWrite> remoteWrites();

    /**
     * Whether nothing is collected but what its own jobs say and what Flux looks after: no node-exporter, none of the chart's
     * monitors for Kubernetes, and of kube-state-metrics the objects of Flux alone.
     *
     * @return false unless said otherwise
     */
    boolean fluxMetricsOnly();

    /**
     * The Secret with the kubeconfig that Flux on the hub reaches this cluster with; used in the layout
     * {@link FluxLayout#HUB_MANAGES_SOURCES}. It stands in the namespace {@link #hubNamespace()} of the hub.
     *
     * @return the Secret and its key
     */
    SecretKey kubeconfig();

    /**
     * The namespace on the hub that holds the Flux objects of this source.
     *
     * @return the source's name unless said otherwise
     */
    String hubNamespace();

    /**
     * Whether it runs in the same Kubernetes cluster as the hub, so that the hub's Service is within reach.
     *
     * @return false unless said otherwise
     */
    boolean inHubCluster();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableSource.Builder {
        Builder() {}
    }
}
