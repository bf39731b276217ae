package io.promfleet.generator.convert;

/** What a conversion reads or writes. */
public enum Language {
    /** A configuration file of Prometheus. */
    PROMETHEUS,
    /** Values of the chart kube-prometheus-stack. */
    VALUES,
    /**
     * Resources of the Prometheus Operator: written, a {@code ScrapeConfig} a job; read, every kind that becomes jobs, and a
     * {@code Prometheus} or {@code PrometheusAgent}.
     */
    RESOURCES,
    /**
     * The same, but written as a {@code PodMonitor}, {@code ServiceMonitor} or {@code Probe} where one can say the job.
     */
    MONITORS,
    /** The source of a class that defines a fleet; only written. */
    JAVA
}
