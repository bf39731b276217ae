package io.promfleet.generator.promql;

/** An expression that Prometheus refuses. The message is a sentence and never holds more of the expression than it must. */
public final class PromqlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;

    PromqlException(int at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    /** Why the expression is refused: one sentence, with the offending part in backticks. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * Where the fault is.
     *
     * @return the number of characters before it
     */
    public int at() {
        return at;
    }
}
