package io.promfleet.model;

/** A version of TLS; the constant is Prometheus' own word. */
public enum TlsVersion {
    /** TLS 1.0; broken, and for servers that speak nothing newer. */
    TLS10,
    /** TLS 1.1; broken, and for servers that speak nothing newer. */
    TLS11,
    /** TLS 1.2. */
    TLS12,
    /** TLS 1.3. */
    TLS13
}
