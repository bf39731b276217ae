package io.promfleet.generator.load;

import io.promfleet.dsl.FleetCheck;
import io.promfleet.finding.Finding;
import java.util.List;

/**
 * What loading came to.
 *
 * @param fleets the definitions that can be run; in the order in which they were named, or sorted by class name
 * @param checks what users check beside what promfleet does
 * @param findings what is wrong, sorted
 * @param failures what users' constructors and static initializers threw, for whoever has to mend them
 */
public record LoadedFleets(
        List<LoadedFleet> fleets, List<FleetCheck> checks, List<Finding> findings, List<Throwable> failures) {
    /** Keeps its own copies. */
    public LoadedFleets {
        fleets = List.copyOf(fleets);
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
    }
}
