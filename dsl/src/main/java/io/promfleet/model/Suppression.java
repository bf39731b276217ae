package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.LocalDate;
import org.immutables.value.Value;

/** A warning that is known and accepted for a while, in one part of the fleet. */
@Value.Immutable
public interface Suppression {

    /**
     * The identifier of the check, such as {@code PF105}.
     *
     * @return the identifier
     */
    String id();

    /**
     * The part of the fleet that it is about, with everything in it.
     *
     * @return the model path, such as {@code source(production) > scrapeJob(payments)}; empty for the whole fleet
     */
    String path();

    /**
     * Why the finding is accepted.
     *
     * @return a text that says something
     */
    String reason();

    /**
     * Until when it holds.
     *
     * @return the last day
     */
    LocalDate until();

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
    final class Builder extends ImmutableSuppression.Builder {
        Builder() {}
    }
}
