package io.promfleet.regex;

/** A text is no regular expression for the Prometheus that is asked about. */
public final class InvalidRegexException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidRegexException(String fault) {
        // The user's mistake and no bug: where it was found in here is of no use to anybody.
        super(fault, null, false, false);
    }

    /**
     * What is wrong, in Go's words.
     *
     * @return words in lower case without a full stop, such as {@code missing closing )}, with the offending part in
     *     backticks where one can be named
     */
    public String fault() {
        return String.valueOf(getMessage());
    }
}
