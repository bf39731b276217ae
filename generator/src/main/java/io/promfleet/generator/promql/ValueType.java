package io.promfleet.generator.promql;

/** What an expression gives, in the words of Prometheus' documentation. */
public enum ValueType {
    /** One number. */
    SCALAR("a scalar"),
    /** A text, which only functions take. */
    STRING("a string"),
    /** Series with one sample each. */
    VECTOR("an instant vector"),
    /** Series with all samples of a range. */
    MATRIX("a range vector");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /**
     * The type in words, with its article.
     *
     * @return as in {@code an instant vector}
     */
    public String words() {
        return words;
    }
}
