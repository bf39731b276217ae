package io.promfleet.verify;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is looked at, and how patiently.
 *
 * @param hub where the Prometheus of the hub is
 * @param access how it is reached
 * @param senders where the Prometheus of a source is, by the name of the source; those that are not named are not asked
 * @param timeout how long one answer may take
 * @param grace how much older than three intervals samples may be, and how much a sender may be behind
 * @param pause how long to wait between two looks at a sender, whose counters only say something by how they grow
 */
public record VerifySettings(
        Endpoint hub, Access access, Map<String, Sender> senders, Duration timeout, Duration grace, Duration pause) {
    /** How long one answer may take unless said otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** How late samples may be unless said otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Keeps its own copy of the senders. */
    public VerifySettings {
        senders = Collections.unmodifiableMap(new LinkedHashMap<>(senders));
    }

    /**
     * The Prometheus of a source, or what is in its place.
     *
     * @param endpoint where it is
     * @param access how it is reached
     */
    public record Sender(Endpoint endpoint, Access access) {}

    /**
     * The usual patience.
     *
     * @param hub where the Prometheus of the hub is
     * @param access how it is reached
     * @return settings without senders
     */
    public static VerifySettings of(Endpoint hub, Access access) {
        return new VerifySettings(hub, access, Map.of(), TIMEOUT, GRACE, PAUSE);
    }

    /**
     * The same with senders.
     *
     * @param named by the name of their source
     * @return other settings
     */
    public VerifySettings senders(Map<String, Sender> named) {
        return new VerifySettings(hub, access, named, timeout, grace, pause);
    }

    /**
     * The same with another patience.
     *
     * @param answer how long one answer may take
     * @param late how late samples may be
     * @param between how long to wait between two looks at a sender
     * @return other settings
     */
    public VerifySettings patience(Duration answer, Duration late, Duration between) {
        return new VerifySettings(hub, access, senders, answer, late, between);
    }
}
