package io.promfleet.verify;

/** A server did not answer what was asked. The message is a sentence for the user and holds nothing secret. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Why {
        /** No connection came about, or it broke. */
        UNREACHABLE,
        /** Nothing came in time. */
        SLOW,
        /** Who asks is not known, or may not. */
        CREDENTIALS,
        /** Something between here and the server answered. */
        PROXY,
        /** There is no such page. */
        NO_SUCH_PAGE,
        /** The answer is not what a Prometheus says. */
        FOREIGN,
        /** The answer is longer than any that is expected. */
        TOO_LONG,
        /** The server says that it failed. */
        FAILED
    }

    private final Why why;

    NoAnswer(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    Why why() {
        return why;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
