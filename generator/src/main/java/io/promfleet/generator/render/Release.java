package io.promfleet.generator.render;

import io.promfleet.model.Chart;

/** The names that the chart makes of a release. */
public final class Release {
    /** The release of the chart in every cluster, and what its objects are called after. */
    public static final String NAME = Chart.RELEASE;

    /** The port of Prometheus' service. */
    public static final int PORT = 9090;

    /** The path of the remote-write receiver. */
    public static final String WRITE_PATH = "/api/v1/write";

    private Release() {}

    /**
     * The service of a cluster's Prometheus.
     *
     * @return the service's name
     */
    public static String prometheusService() {
        return Chart.PROMETHEUS_SERVICE;
    }

    /**
     * The pod of a cluster's Prometheus.
     *
     * @return the name of the first replica
     */
    public static String prometheusPod() {
        return "prometheus-" + Chart.PROMETHEUS_SERVICE + "-0";
    }

    /** Whether a chart comes from an OCI registry. */
    static boolean isOci(Chart chart) {
        return chart.repository().startsWith("oci://");
    }
}
