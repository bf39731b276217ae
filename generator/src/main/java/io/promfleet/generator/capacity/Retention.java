package io.promfleet.generator.capacity;

import io.promfleet.model.Cluster;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.SaidValues;
import java.time.Duration;
import java.util.Optional;

/** How long a Prometheus keeps samples. */
public final class Retention {
    /** On a source, where nobody says it: long enough to look back, and no second archive. */
    public static final Duration OF_A_SOURCE = Duration.ofHours(6);

    private static final Duration OF_THE_CHART = Duration.ofDays(10);

    private Retention() {}

    /**
     * How long a cluster's server keeps samples.
     *
     * @param cluster the hub or a source
     * @param stack its server
     * @return empty where a chart value says it, in words that are not read here
     */
    public static Optional<Duration> of(Cluster cluster, PrometheusStack stack) {
        if (SaidValues.at(cluster, "prometheus", "prometheusSpec", "retention") != null) {
            return Optional.empty();
        }
        return Optional.of(stack.retention().orElse(cluster instanceof Hub ? OF_THE_CHART : OF_A_SOURCE));
    }
}
