package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.model.Fleet;
import java.util.List;
import java.util.Optional;
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
        Recorder recorder = new Recorder();
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
