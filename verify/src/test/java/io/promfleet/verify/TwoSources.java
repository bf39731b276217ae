package io.promfleet.verify;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.Fleet;

/** A hub and as many sources as a test wants. */
record TwoSources(int sources) implements FleetDefinition {
    static Fleet fleet(int sources) {
        return Definition.of(new TwoSources(sources)).fleet().orElseThrow();
    }

    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://hub.example.com")));
        for (int i = 1; i <= sources; i++) {
            fleet.source("source-" + i, source -> source.scrapeJob("app", job -> job.targets("app:8080")));
        }
    }
}
