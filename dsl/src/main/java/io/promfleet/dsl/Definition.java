package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.Fleet;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link FleetDefinition} said.
 *
 * @param fleet the fleet; empty if so much is wrong that there is none
 * @param findings what is wrong with the definition by itself, sorted
 * @param failure what the definition's own code threw, for whoever has to mend it
 */
public record Definition(Optional<Fleet> fleet, List<Finding> findings, Optional<Throwable> failure) {

    /** Keeps its own copy of the findings. */
    public Definition {
        findings = List.copyOf(findings);
    }

    /**
     * Runs a definition. A definition that throws is a finding at the line that threw, next to those found until then.
     *
     * @param definition the fleet as code
     * @return what it said
     */
    public static Definition of(FleetDefinition definition) {
        Recorder recorder = new Recorder();
        FleetBuilder builder = new FleetBuilder(recorder);
        Optional<Throwable> failure = Optional.empty();
        Fleet fleet = null;
        try {
            definition.define(builder);
            fleet = builder.build();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failure = Optional.of(e);
            Location location = recorder.callSites().ofFailure(e);
            recorder.report(
                    DefinitionRule.DEFINITION_FAILED,
                    "",
                    location,
                    "The definition failed with `" + describe(e) + "`.",
                    "Mend the code at this line; nothing was generated.",
                    List.of());
        }
        return new Definition(Optional.ofNullable(fleet), recorder.findings().sorted(), failure);
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getName() + (message == null ? "" : ": " + message);
    }
}
