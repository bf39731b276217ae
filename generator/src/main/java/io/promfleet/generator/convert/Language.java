package io.promfleet.generator.convert;

/** What a conversion reads or writes. */
public enum Language {
    /** A configuration file of Prometheus. */
    PROMETHEUS,
    /** Values of the chart kube-prometheus-stack. */
    VALUES,
    /** Resources of the Prometheus Operator, a {@code ScrapeConfig} a job; only written. */
    RESOURCES,
    /**
     * The same, but a {@code PodMonitor}, {@code ServiceMonitor} or {@code Probe} where one can say the job; only written.
     */
    MONITORS,
    /** The source of a class that defines a fleet; only written. */
    JAVA
}
