package io.promfleet.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and ends the process.
     *
     * @param arguments what was typed
     */
    public static void main(String[] arguments) {
        // UTF-8 as in the generated files, whatever the locale.
        Screen screen = new Screen(
                new FileInputStream(FileDescriptor.in), stream(FileDescriptor.out), stream(FileDescriptor.err));
        if (Tool.isAboutFleets(arguments)) {
            ClassesAhead.load();
        }
        EarlyEnd end = EarlyEnd.watch(screen);
        int code = new Tool(screen).run(arguments);
        screen.flush();
        end.finished();
        Runtime.getRuntime().exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
