package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The Prometheus of a cluster and the exporters that the chart installs with it.
 */
@Value.Immutable
public interface PrometheusStack {

    /**
     * How long samples are kept; {@code prometheusSpec.retention}.
     *
     * @return the time, at least a millisecond; if empty, 6 hours on a source and the chart's own 10 days on the hub
     */
    Optional<Duration> retention();

    /**
     * How much disk samples may take; {@code prometheusSpec.retentionSize}.
     *
     * @return the size
     */
    Optional<ByteSize> retentionSize();

    /**
     * How many equal servers run; {@code prometheusSpec.replicas}.
     *
     * @return the number, the chart's 1 if empty
     */
    Optional<Integer> replicas();

    /**
     * The volume of each server; {@code prometheusSpec.storageSpec}. Without one, samples are lost with the pod.
     *
     * @return the volume
     */
    Optional<Storage> storage();

    /**
     * CPU and memory of each server; {@code prometheusSpec.resources}.
     *
     * @return requests and limits
     */
    Optional<Resources> resources();

    /**
     * How often targets are scraped that do not say so themselves; {@code prometheusSpec.scrapeInterval}.
     *
     * @return the interval, the operator's 30s if empty
     */
    Optional<Duration> scrapeInterval();

    /**
     * Whether node-exporter runs on every node; {@code nodeExporter.enabled}.
     *
     * @return true unless said otherwise
     */
    boolean nodeExporter();

    /**
     * Whether kube-state-metrics runs; {@code kubeStateMetrics.enabled}.
     *
     * @return true unless said otherwise
     */
    boolean kubeStateMetrics();

    /**
     * Whether the chart's own recording and alerting rules run in this cluster; {@code defaultRules.create}.
     *
     * @return true on the hub, false on a source unless said otherwise
     */
    boolean defaultRules();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutablePrometheusStack.Builder {
        Builder() {}
    }
}
