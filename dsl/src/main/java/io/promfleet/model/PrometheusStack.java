package io.promfleet.model;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A Prometheus that stores what it scrapes, evaluates rules and answers queries, with its exporters.
 */
@Value.Immutable
public non-sealed interface PrometheusStack extends ChartStack {

    /**
     * How long samples are kept; {@code prometheusSpec.retention}.
     *
     * @return the time, at least a millisecond; if empty, 6 hours on a source and the chart's own 10 days on the hub
     */
    Optional<Duration> retention();

    /**
     * How much disk samples may take; {@code prometheusSpec.retentionSize}.
     *
     * @return the size
     */
    Optional<ByteSize> retentionSize();

    /**
     * Whether the chart's own recording and alerting rules run in this cluster; {@code defaultRules.create}.
     *
     * @return true on the hub, false on a source unless said otherwise
     */
    boolean defaultRules();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutablePrometheusStack.Builder {
        Builder() {}
    }
}
