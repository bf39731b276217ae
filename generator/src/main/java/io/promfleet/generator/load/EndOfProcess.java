package io.promfleet.generator.load;

import io.promfleet.finding.CallSite;
import java.util.Optional;

/**
 * Tells who ends the process. Code of a definition can, with {@code System.exit(0)}, and a caller must not take that for a run
 * that found nothing. Asked from a shutdown hook; what to do about it is for whoever runs definitions to decide.
 */
public final class EndOfProcess {
    private EndOfProcess() {}

    /**
     * The line that ends the process: its thread waits inside the call for the hooks.
     *
     * @return the line, such as {@code acme.AcmeFleet(AcmeFleet.java:14)}; empty where a signal or the last thread ended the
     *     process, whose exit codes say enough
     */
    public static Optional<String> caller() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (int i = 0; i + 1 < stack.length; i++) {
                if (isExit(stack[i]) && !isExit(stack[i + 1])) {
                    return Optional.of(line(stack[i + 1]));
                }
            }
        }
        return Optional.empty();
    }

    /** Without the method: compilers name that of a lambda as they like. */
    private static String line(StackTraceElement frame) {
        String name = frame.getClassName();
        int nested = name.indexOf('$');
        String outermost = nested < 0 ? name : name.substring(0, nested);
        String file = frame.getFileName();
        return file == null ? outermost : new CallSite(outermost, file, frame.getLineNumber()).describe();
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getMethodName().equals("exit")
                && (frame.getClassName().equals("java.lang.Runtime")
                        || frame.getClassName().equals("java.lang.System"));
    }
}
