package io.promfleet.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells its caller. */
final class ExitCode {
    /** Nothing is wrong. */
    static final int FINE = 0;
    /** A finding is an error, or the directory differs. */
    static final int FOUND = 1;
    /** The command line is wrong, or the definition ended the process. */
    static final int USAGE = 2;
    /** Promfleet itself failed. */
    static final int BUG = 3;

    /** Each code and what help says about it. */
    static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("0", "all is well");
        MEANINGS.put("1", "errors were found; for check and diff: or something differs");
        MEANINGS.put("2", "the command line is wrong, or the definition ended the process");
        MEANINGS.put("3", "promfleet itself failed, or the machine did");
    }

    private ExitCode() {}
}
