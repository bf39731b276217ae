package io.promfleet.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * Targets named one by one; {@code static_configs} of Prometheus.
 */
@Value.Immutable
public non-sealed interface StaticTargets extends ServiceDiscovery {

    /**
     * Their addresses; {@code targets}.
     *
     * @return each {@code host:port}
     */
    List<String> targets();

    /**
     * Labels that all of them get; {@code labels}.
     *
     * @return the labels
     */
    List<Label> labels();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableStaticTargets.Builder {
        Builder() {}
    }
}
