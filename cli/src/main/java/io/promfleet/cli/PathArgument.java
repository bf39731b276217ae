package io.promfleet.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path as it was typed. */
final class PathArgument {
    private PathArgument() {}

    /**
     * The path.
     *
     * @param what it is, as the start of a sentence, such as {@code The rules file `x`}
     * @param typed the path
     * @throws UsageException if Java cannot make a path of it
     */
    static Path of(String what, String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException(what + " is no path" + reason(typed) + ".");
        }
    }

    /** Java reads arguments and names files in the encoding of the locale, which under {@code C} is ASCII. */
    private static String reason(String typed) {
        boolean ascii = typed.chars().allMatch(c -> c < 128);
        String encoding = System.getProperty("sun.jnu.encoding", "");
        return ascii || encoding.startsWith("UTF")
                ? ""
                : " under this locale, whose encoding is `" + encoding + "`; set `LC_ALL=C.UTF-8`";
    }
}
