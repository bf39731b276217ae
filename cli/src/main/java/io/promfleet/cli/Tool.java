package io.promfleet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One run of the command line. */
final class Tool {
    private final Screen screen;

    Tool(Screen screen) {
        this.screen = screen;
    }

    /** Obeys, and returns the exit code. */
    int run(String... arguments) {
        try {
            if (Arguments.ask(arguments, "-h", "--help")) {
                screen.result(help());
                return ExitCode.FINE;
            }
            if (Arguments.ask(arguments, "-V", "--version")) {
                screen.result(version());
                return ExitCode.FINE;
            }
            Request request = Arguments.read(arguments);
            screen.choose(request.colours());
            return new FleetCommand(request, screen).run();
        } catch (UsageException e) {
            screen.complaint(String.valueOf(e.getMessage()));
            screen.complaint("Try: promfleet --help");
            return ExitCode.USAGE;
        } catch (RuntimeException | Error e) {
            screen.complaint("promfleet failed, or the machine did.");
            screen.stackTrace(e);
            return ExitCode.BUG;
        }
    }

    private static String help() {
        try (InputStream in = Tool.class.getResourceAsStream("help.txt")) {
            if (in == null) {
                throw new IllegalStateException("help.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        String version = Tool.class.getPackage().getImplementationVersion();
        return "promfleet " + (version == null ? "(not packaged)" : version);
    }
}
