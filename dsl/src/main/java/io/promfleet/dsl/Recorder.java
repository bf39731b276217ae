package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all builders of one definition share: where they report to, and what was said before. */
final class Recorder {
    private final Thread owner = Thread.currentThread();
    private final CallSites callSites = new CallSites();
    private final Findings findings = new Findings();
    private final SharedValues shared = new SharedValues();
    private final Expressions expressions = new Expressions();
    private final Suppressions suppressions = new Suppressions();
    private final Set<Location> strayCalls = new LinkedHashSet<>();
    private final @Nullable Supplier<Location> places;
    private @Nullable Throwable failure;
    private volatile boolean finished;

    /** Places are asked of who runs the definition, or else found on the stack. */
    Recorder(@Nullable Supplier<Location> places) {
        this.places = places;
    }

    /** The line that is calling a builder right now. */
    Location here() {
        admit();
        return places == null ? callSites.ofCaller() : places.get();
    }

    SharedValues shared() {
        return shared;
    }

    Expressions expressions() {
        return expressions;
    }

    Suppressions suppressions() {
        return suppressions;
    }

    void report(
            DefinitionRule rule,
            String path,
            Location location,
            String message,
            String hint,
            List<Finding.Related> related) {
        admit();
        findings.add(new Finding(
                rule.id(),
                rule.severity(),
                Printable.text(path),
                location,
                Printable.text(message),
                Printable.text(hint),
                related));
    }

    /**
     * Refuses a call that can no longer, or not safely, become part of the fleet.
     *
     * @throws IllegalStateException from another thread than the definition's, or when the definition has ended
     */
    void admit() {
        if (finished) {
            throw new IllegalStateException("The definition has ended, so nothing more can be said.");
        }
        if (Thread.currentThread() != owner) {
            IllegalStateException stray =
                    new IllegalStateException("A definition runs in one thread, but another one called a builder.");
            synchronized (strayCalls) {
                // Own call sites: those of the recorder belong to its thread.
                strayCalls.add(new CallSites().ofFailure(stray));
            }
            throw stray;
        }
    }

    /** Remembers that a block failed: the definition may swallow what was thrown, and with it half a declaration. */
    void failed(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    /** Ends the definition: reports how it failed, if it did, and gives everything that was found. */
    List<Finding> finish(@Nullable Throwable thrown) {
        boolean stray = reportStrayCalls();
        Throwable cause = thrown == null ? failure : thrown;
        failure = cause;
        if (cause != null && !(stray && cause instanceof IllegalStateException)) {
            reportFailure(cause);
        }
        finished = true;
        return findings.sorted();
    }

    /** What the definition's own code threw. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    private boolean reportStrayCalls() {
        synchronized (strayCalls) {
            for (Location location : strayCalls) {
                report(
                        DefinitionRule.DEFINITION_FAILED,
                        "",
                        location,
                        "A builder is called from a thread of its own.",
                        "Call builders from the thread that runs the definition; use no parallel streams.",
                        List.of());
            }
            return !strayCalls.isEmpty();
        }
    }

    private void reportFailure(Throwable thrown) {
        // Thrown around what a static initializer threw, which is what there is to mend.
        Throwable cause =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        String call = cause instanceof NullPointerException ? CallSites.failedCall(cause) : null;
        report(
                DefinitionRule.DEFINITION_FAILED,
                "",
                callSites.ofFailure(cause),
                call == null
                        ? "The definition failed with `" + describe(cause) + "`."
                        : "`" + call + "` was given null.",
                call == null ? hint(cause) : "Give a value, or leave the call out.",
                List.of());
    }

    private static String hint(Throwable cause) {
        // The line is right; what it was compiled against is not what runs.
        return cause instanceof LinkageError
                ? "Compile the definition with the promfleet and the libraries that it runs with; nothing was generated."
                : "Mend the code at this line; nothing was generated.";
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getName() + (message == null ? "" : ": " + message);
    }
}
