package io.promfleet.dsl;

import io.promfleet.finding.Findings;
import io.promfleet.model.Fleet;

/**
 * A check of your own over a whole fleet, such as that every cluster names a team. It is found on the class path of the
 * definitions by its name in {@code META-INF/services/io.promfleet.dsl.FleetCheck}, needs a public constructor without
 * parameters, and runs behind the checks of promfleet.
 */
public interface FleetCheck {
    /**
     * Adds what is wrong. An error stops the run, and nothing is written. What a check throws is a finding about the check.
     *
     * @param fleet the fleet, which may have mistakes that other checks have found
     * @param findings takes findings with identifiers of your own: upper-case letters, other than {@code PF} alone, and at
     *     least three digits, such as {@code ACME001}
     */
    void check(Fleet fleet, Findings findings);
}
