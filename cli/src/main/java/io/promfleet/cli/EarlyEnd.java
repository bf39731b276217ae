package io.promfleet.cli;

import io.promfleet.generator.load.EndOfProcess;

/** Watches for code of a definition that ends the process, whose caller would take that for a run that found nothing. */
final class EarlyEnd {
    private final Screen screen;
    private volatile boolean finished;

    private EarlyEnd(Screen screen) {
        this.screen = screen;
    }

    static EarlyEnd watch(Screen screen) {
        EarlyEnd end = new EarlyEnd(screen);
        Runtime.getRuntime().addShutdownHook(new Thread(end::report, "promfleet-early-end"));
        return end;
    }

    /** From here on, promfleet itself ends the process. */
    void finished() {
        finished = true;
    }

    private void report() {
        if (!finished) {
            EndOfProcess.caller().ifPresent(caller -> {
                screen.complaint(
                        "The process was ended at " + caller + ", so nothing was checked or written to the end.");
                screen.flush();
                Runtime.getRuntime().halt(ExitCode.USAGE);
            });
        }
    }
}
