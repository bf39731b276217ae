package io.promfleet.selector;

/** A text that is no selector of Kubernetes. The message is one sentence about what is wrong. */
public final class InvalidSelectorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    InvalidSelectorException(String message, String hint) {
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
