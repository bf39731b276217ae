package io.promfleet.cli;

/** What the process tells its caller. */
final class ExitCode {
    /** Nothing is wrong. */
    static final int FINE = 0;
    /** A finding is an error, or the directory differs. */
    static final int FOUND = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** Promfleet itself failed. */
    static final int BUG = 3;

    private ExitCode() {}
}
