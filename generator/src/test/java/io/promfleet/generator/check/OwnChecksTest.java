package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetCheck;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnChecksTest {
    private static FleetCheck finds(String id) {
        return (fleet, findings) -> findings.add(new Finding(
                id, Severity.WARNING, "", UnknownLocation.UNKNOWN, "Of " + fleet.name() + ".", "", List.of()));
    }

    private static List<String> found(FleetCheck... checks) {
        Findings findings = new Findings();
        OwnChecks.run(
                Arrays.asList(checks),
                Definition.of(fleet -> fleet.hub("hub", hub -> {})).fleet().orElseThrow(),
                findings);
        return findings.sorted().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " " + finding.message())
                .toList();
    }

    @Test
    void seeTheFleetAndReportUnderIdentifiersOfTheirOwn() {
        assertThat(found(finds("ACME001"), finds("PFX0001")))
                .containsExactly("WARNING ACME001 Of metrics-fleet.", "WARNING PFX0001 Of metrics-fleet.");
    }

    @Test
    void mayNotReportUnderIdentifiersOfPromfleet() {
        for (String id : List.of("PF101", "PF1234", "acme001", "ACME01", "")) {
            assertThat(found(finds(id))).as(id).hasSize(1).allMatch(text -> text.startsWith("ERROR PF019 The check `"));
        }
    }

    @Test
    void doNotStopEachOther() {
        assertThat(found(
                        (fleet, findings) -> {
                            finds("ACME001").check(fleet, findings);
                            throw new IllegalStateException("no `such` team");
                        },
                        finds("ACME002")))
                .hasSize(3)
                .anyMatch(text -> text.contains("failed with `java.lang.IllegalStateException: no 'such' team`."))
                .contains("WARNING ACME001 Of metrics-fleet.", "WARNING ACME002 Of metrics-fleet.");
    }
}
