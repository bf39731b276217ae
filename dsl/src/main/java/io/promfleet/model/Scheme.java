package io.promfleet.model;

/** The protocol of a scrape; {@code scheme} of Prometheus. */
public enum Scheme {
    /** Without TLS. */
    HTTP,
    /** With TLS. */
    HTTPS
}
