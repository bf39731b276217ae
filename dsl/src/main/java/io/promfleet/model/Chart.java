package io.promfleet.model;

import io.promfleet.finding.Location;
import org.immutables.value.Value;

/**
 * The kube-prometheus-stack chart that clusters run.
 */
@Value.Immutable
public interface Chart {
    /** The release of the chart in every cluster, and what its objects are called after; {@code fullnameOverride}. */
    String RELEASE = "kube-prometheus-stack";

    /**
     * The service of a cluster's Prometheus. The chart calls it after the release, cut to 26 characters, which this
     * release's name is within.
     */
    String PROMETHEUS_SERVICE = RELEASE + "-prometheus";

    /**
     * The exact version.
     *
     * @return for instance {@code 88.5.3}
     */
    String version();

    /**
     * Where it is pulled from: an {@code oci://} address of the folder that holds the chart, or the {@code https://} address of a
     * chart repository.
     *
     * @return the address
     */
    String repository();

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
    final class Builder extends ImmutableChart.Builder {
        Builder() {}
    }
}
