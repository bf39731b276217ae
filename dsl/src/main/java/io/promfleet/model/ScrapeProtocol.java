package io.promfleet.model;

/** A format in which a target can say its metrics; a word of {@code scrape_protocols}. */
public enum ScrapeProtocol {
    /** Prometheus' protocol buffers; the only format with native histograms. */
    PROMETHEUS_PROTO("PrometheusProto"),
    /** OpenMetrics 0.0.1. */
    OPEN_METRICS_TEXT_0_0_1("OpenMetricsText0.0.1"),
    /** OpenMetrics 1.0.0. */
    OPEN_METRICS_TEXT_1_0_0("OpenMetricsText1.0.0"),
    /** Prometheus' text format, which nearly every exporter speaks. */
    PROMETHEUS_TEXT_0_0_4("PrometheusText0.0.4"),
    /** Prometheus' text format with any UTF-8 in names; since Prometheus 3.0. */
    PROMETHEUS_TEXT_1_0_0("PrometheusText1.0.0");

    private final String prometheusName;

    ScrapeProtocol(String prometheusName) {
        this.prometheusName = prometheusName;
    }

    /**
     * The word as Prometheus spells it.
     *
     * @return for instance {@code PrometheusProto}
     */
    public String prometheusName() {
        return prometheusName;
    }
}
