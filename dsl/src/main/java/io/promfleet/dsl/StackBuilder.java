package io.promfleet.dsl;

import io.promfleet.finding.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of every Prometheus that kube-prometheus-stack runs, and of the exporters that come with it.
 *
 * @param <B> the builder itself
 */
public abstract class StackBuilder<B extends StackBuilder<B>> extends ScraperBuilder<B> {
    private @Nullable Integer replicas;

    StackBuilder(Declaration parent, String step, Location declaredAt) {
        super(parent, step, declaredAt);
    }

    /**
     * How many equal servers run; {@code prometheusSpec.replicas}.
     *
     * @param number at least 1, which is the default
     * @return this
     */
    public B replicas(int number) {
        replicas = once(replicas, (int) atLeastOne(number, "replicas"), "replicas");
        return self();
    }

    final Optional<Integer> replicas() {
        return Optional.ofNullable(replicas);
    }
}
