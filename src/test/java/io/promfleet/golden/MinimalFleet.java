package io.promfleet.golden;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** The least that is a fleet: everything is left to its default. */
public final class MinimalFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com")));
        fleet.source("production", source -> {});
    }
}
