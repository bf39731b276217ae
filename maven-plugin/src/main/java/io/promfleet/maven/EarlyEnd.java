package io.promfleet.maven;

import io.promfleet.generator.load.EndOfProcess;
import org.apache.maven.plugin.logging.Log;

/**
 * Watches for code of a definition that ends Maven, which would else end with success, nothing checked and no later goal run.
 * Only while definitions run: before and after, others have reasons of their own to end the process.
 */
final class EarlyEnd {
    private static final int FAILURE = 1;

    private final Log log;
    private final Thread hook = new Thread(this::report, "promfleet-early-end");

    private EarlyEnd(Log log) {
        this.log = log;
    }

    static EarlyEnd watch(Log log) {
        EarlyEnd end = new EarlyEnd(log);
        try {
            Runtime.getRuntime().addShutdownHook(end.hook);
        } catch (IllegalStateException e) {
            // The process ends already, and not because of a definition.
            log.debug(e);
        }
        return end;
    }

    /** From here on, the process may end. */
    void stop() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, by a signal: an exit would not have come back to here.
            log.debug(e);
        }
    }

    private void report() {
        EndOfProcess.caller().ifPresent(caller -> {
            log.error("Maven was ended at " + caller + ", so nothing was checked or written to the end.");
            log.error("Return from the definition, or throw, instead of ending the process.");
            Runtime.getRuntime().halt(FAILURE);
        });
    }
}
