package io.promfleet.cli;

import org.jspecify.annotations.Nullable;

/**
 * Watches for code of a definition that ends the process, such as {@code System.exit(0)}: its caller must not take that for a
 * run that found nothing. A signal is left alone, its exit code says enough.
 */
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
        StackTraceElement caller = finished ? null : callerOfExit();
        if (caller != null) {
            screen.complaint("The process was ended at " + caller + ", so nothing was checked or written to the end.");
            screen.flush();
            Runtime.getRuntime().halt(ExitCode.USAGE);
        }
    }

    /** The thread that ends the process waits for this hook inside the call. */
    private static @Nullable StackTraceElement callerOfExit() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (int i = 0; i + 1 < stack.length; i++) {
                if (isExit(stack[i]) && !isExit(stack[i + 1])) {
                    return stack[i + 1];
                }
            }
        }
        return null;
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getMethodName().equals("exit")
                && (frame.getClassName().equals("java.lang.Runtime")
                        || frame.getClassName().equals("java.lang.System"));
    }
}
