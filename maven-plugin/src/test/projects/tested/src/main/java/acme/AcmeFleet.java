package acme;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

public final class AcmeFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://hub.example.com")));
        fleet.source("production", source -> {
            source.remoteWrite(remoteWrite -> {});
            source.annotatedPods();
        });
    }
}
