package io.promfleet.maven;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.load.PlacedFleet;

/** A goal that only compares. */
abstract class ComparingMojo extends FleetMojo {

    @Override
    final Run run(PlacedFleet fleet, RunSettings settings) {
        return Promfleet.check(fleet.fleet().definition(), fleet.directory(), settings);
    }
}
