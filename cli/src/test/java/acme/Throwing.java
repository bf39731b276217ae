package acme;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** Fails. */
public final class Throwing implements FleetDefinition {
    /** Instantiated by promfleet. */
    public Throwing() {}

    @Override
    public void define(FleetBuilder fleet) {
        throw new IllegalStateException("no such site");
    }
}
