package io.promfleet.cli;

import io.promfleet.generator.report.Style;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where results and complaints go, and what is read comes from. Whether with colours is found out only when there is something to colour. */
final class Screen {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private ColourChoice colours = ColourChoice.NEVER;
    private @Nullable Style style;
    private boolean outputReserved;

    /** For what reads nothing. */
    Screen(PrintStream out, PrintStream err) {
        this(InputStream.nullInputStream(), out, err);
    }

    Screen(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    void choose(ColourChoice choice) {
        colours = choice;
    }

    Style style() {
        Style known = style;
        if (known == null) {
            known = colours.style();
            style = known;
        }
        return known;
    }

    /** Standard input. */
    InputStream input() {
        return in;
    }

    /** Where results go, for those that come as bytes. */
    OutputStream output() {
        return out;
    }

    /** Whether results still reach somebody; false if the program that they were piped into has ended. */
    boolean isRead() {
        return !out.checkError();
    }

    /** Keeps standard output for a report alone; results go where complaints go. */
    void reserveOutput() {
        outputReserved = true;
    }

    /** A whole report, with its line ends, to standard output. */
    void report(String text) {
        out.print(text);
    }

    void result(String line) {
        line(outputReserved ? err : out, line);
    }

    void results(List<String> lines) {
        for (String line : lines) {
            result(line);
        }
    }

    void complaint(String line) {
        line(err, line);
    }

    void complaints(List<String> lines) {
        for (String line : lines) {
            line(err, line);
        }
    }

    void stackTrace(Throwable failure) {
        failure.printStackTrace(err);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    // The same bytes on every platform.
    private static void line(PrintStream stream, String line) {
        stream.print(line);
        stream.print('\n');
    }
}
