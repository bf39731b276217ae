package io.promfleet.finding;

/** A text that is not what it should be. The message is a sentence; it never holds more of the text than it must. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Says what is wrong.
     *
     * @param message one sentence, with the offending part in backticks
     * @param hint one sentence that says what to write instead
     */
    public Malformed(String message, String hint) {
        super(message, null, false, false);
        this.hint = hint;
    }

    /** Why the text is refused: one sentence, with the offending part in backticks. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * What to write instead.
     *
     * @return one sentence
     */
    public String hint() {
        return hint;
    }
}
