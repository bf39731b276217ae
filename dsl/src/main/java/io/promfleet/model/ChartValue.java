package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import org.immutables.value.Value;

/**
 * A chart value beyond what promfleet models; checked against the chart's closed set of values.
 */
@Value.Immutable
public interface ChartValue {

    /**
     * Where it goes, one entry a level.
     *
     * @return at least one key
     */
    List<String> path();

    /**
     * What is set.
     *
     * @return the value
     */
    ConfigValue value();

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
    final class Builder extends ImmutableChartValue.Builder {
        Builder() {}
    }
}
