package acme;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** Clusters with and without a team. */
public final class Teams implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
        fleet.source("production", source -> source.externalLabel("team", "payments"));
        fleet.source("staging", source -> {}); // expect: ACME001
    }
}
