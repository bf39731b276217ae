package acme;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** Fails as only the machine should, which no definition is blamed for. */
public final class OutOfMemory implements FleetDefinition {
    /** Instantiated by promfleet. */
    public OutOfMemory() {}

    @Override
    public void define(FleetBuilder fleet) {
        throw new OutOfMemoryError("as if");
    }
}
