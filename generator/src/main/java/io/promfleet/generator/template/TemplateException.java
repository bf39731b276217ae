package io.promfleet.generator.template;

/** A template that Prometheus refuses. The message is a sentence and never holds more of the template than it must. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final String hint;

    TemplateException(int at, String message, String hint) {
        super(message, null, false, false);
        this.at = at;
        this.hint = hint;
    }

    /** Why the template is refused: one sentence, with the offending part in backticks. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * What to do.
     *
     * @return one sentence
     */
    public String hint() {
        return hint;
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
