package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The pod of a {@link Collector}, and the exporters that the chart installs beside it. */
@Value.Immutable
public interface CollectorPod {

    /**
     * The volume of the write-ahead log. Without one, what was not sent is lost with the pod.
     *
     * @return the volume
     */
    Optional<Storage> storage();

    /**
     * CPU and memory of its container.
     *
     * @return requests and limits
     */
    Optional<Resources> resources();

    /**
     * How often targets are scraped that do not say so themselves.
     *
     * @return the interval, 30 seconds if empty, as where the Prometheus Operator decides
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
     * The jobs that stand for what the chart's own monitors scrape where a Prometheus is in the source.
     *
     * @return API server, kubelets and exporters, without those that the source says itself
     */
    List<ScrapeJob> monitors();

    /**
     * What is mounted beside the Secrets and ConfigMaps that jobs and targets refer to.
     *
     * @return in the order of their declaration; mostly none
     */
    List<Mount> mounts();

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
    final class Builder extends ImmutableCollectorPod.Builder {
        Builder() {}
    }
}
