package acme;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** Says two sources with one name and no hub. */
public final class NoHub implements FleetDefinition {
    /** Instantiated by promfleet. */
    public NoHub() {}

    @Override
    public void define(FleetBuilder fleet) {
        fleet.source("production", source -> source.annotatedPods());
        fleet.source("production", source -> source.annotatedPods());
    }
}
