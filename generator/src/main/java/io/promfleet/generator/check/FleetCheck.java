package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.model.Fleet;

/** One check over a whole fleet. */
interface FleetCheck {
    /** Adds what is wrong. Linear in the size of the fleet. */
    void check(Fleet fleet, Findings findings);
}
