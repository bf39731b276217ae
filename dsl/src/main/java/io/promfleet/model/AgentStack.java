package io.promfleet.model;

import org.immutables.value.Value;

/**
 * A Prometheus in agent mode and its exporters. It has no retention and no rules, because an agent has neither.
 */
@Value.Immutable
public non-sealed interface AgentStack extends ChartStack {

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableAgentStack.Builder {
        Builder() {}
    }
}
