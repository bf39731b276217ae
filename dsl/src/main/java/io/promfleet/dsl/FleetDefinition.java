package io.promfleet.dsl;

/**
 * A fleet as code. Implementations are public classes with a public constructor without parameters; promfleet finds them
 * by name, or all of a module.
 */
@FunctionalInterface
public interface FleetDefinition {

    /**
     * Says what the fleet is. Called once a run. The same code must say the same fleet every time, so that generated
     * files change only when the code does: no clocks, no random numbers, no network.
     *
     * @param fleet takes what is said
     */
    void define(FleetBuilder fleet);
}
