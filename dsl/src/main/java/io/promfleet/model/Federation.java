package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How the hub fetches series from the page {@code /federate} of a Prometheus in a source. */
@Value.Immutable
public interface Federation {

    /**
     * The address of the source's Prometheus, as the hub reaches it, without {@code /federate}.
     *
     * @return an http or https address
     */
    URI url();

    /**
     * Which series are fetched: those that one of these selects; {@code match[]}.
     *
     * @return at least one selector of PromQL
     */
    List<String> matches();

    /**
     * How the hub connects.
     *
     * @return the settings; their Secrets stand on the hub
     */
    HttpClient http();

    /**
     * How often the page is fetched.
     *
     * @return the interval, the hub's own if empty
     */
    Optional<Duration> scrapeInterval();

    /**
     * How many series the selectors are expected to take.
     *
     * @return the number; empty if nobody said
     */
    Optional<ExpectedSeries> expectedSeries();

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
    final class Builder extends ImmutableFederation.Builder {
        Builder() {}
    }
}
