package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/** The alerts of the hub about its fleet, made from the fleet's own inventory. */
@Value.Immutable
public interface HubAlerts {

    /**
     * How long nothing may arrive from a cluster; {@code for} of the alert {@code ClusterQuiet}.
     *
     * @return above zero
     */
    Duration quietAfter();

    /**
     * How long a declared job may have no target; {@code for} of the alert {@code JobAbsent}.
     *
     * @return above zero
     */
    Duration absentAfter();

    /**
     * How long a source may have trouble with sending, or the hub with receiving; {@code for} of most of these alerts.
     *
     * @return above zero
     */
    Duration troubleAfter();

    /**
     * Jobs that may have no target at all, such as one for pods with an annotation.
     *
     * @return their names, in order
     */
    List<Label> mayBeEmpty();

    /**
     * Labels of the alerts beside {@code severity}, by which Alertmanager finds a receiver.
     *
     * @return the labels, in order
     */
    List<Label> labels();

    /**
     * Where they were declared. No part of equality.
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
    final class Builder extends ImmutableHubAlerts.Builder {
        Builder() {}
    }
}
