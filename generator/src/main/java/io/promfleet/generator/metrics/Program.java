package io.promfleet.generator.metrics;

/** What sends the series of a source. */
public enum Program {
    /** A Prometheus, in agent mode too. */
    PROMETHEUS("prometheus"),
    /** Grafana Alloy. */
    ALLOY("alloy"),
    /** Grafana Agent in static mode. */
    GRAFANA_AGENT("grafana-agent"),
    /** An OpenTelemetry Collector. */
    OPEN_TELEMETRY("opentelemetry-collector");

    private final String spelling;

    Program(String spelling) {
        this.spelling = spelling;
    }

    /**
     * How the table of metrics calls it.
     *
     * @return a name in small letters
     */
    public String spelling() {
        return spelling;
    }
}
