package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The Prometheus of a cluster, whatever its mode, and the exporters that the chart installs with it. */
public sealed interface ChartStack permits AgentStack, PrometheusStack {

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
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();
}
