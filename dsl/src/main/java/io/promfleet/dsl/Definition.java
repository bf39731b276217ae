package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.Fleet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        return of(definition, new Recorder(null));
    }

    /**
     * Runs a definition that is read out of something else than Java, such as a configuration file.
     *
     * @param definition the fleet
     * @param places asked at every call of a builder for the place that the call was read from
     * @return what it said, with these places
     */
    public static Definition of(FleetDefinition definition, Supplier<Location> places) {
        return of(definition, new Recorder(places));
    }

    private static Definition of(FleetDefinition definition, Recorder recorder) {
        FleetBuilder builder = new FleetBuilder(recorder);
        Fleet fleet = null;
        Throwable thrown = null;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // What libraries of the definition look for is on its class path, not on that of whatever runs promfleet.
        thread.setContextClassLoader(definition.getClass().getClassLoader());
        try {
            fleet = builder.define(definition);
        } catch (Throwable e) { // whatever user code throws, checked exceptions and errors of its own included
            rethrowIfOfTheMachine(e);
            thrown = e;
        } finally {
            thread.setContextClassLoader(before);
        }
        List<Finding> findings = recorder.finish(thrown);
        return new Definition(Optional.ofNullable(fleet), findings, Optional.ofNullable(recorder.failure()));
    }

    /** Out of memory is nobody's mistake in a fleet, but recursion without an end is. */
    private static void rethrowIfOfTheMachine(@Nullable Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
    }
}
