package io.promfleet.generator.promql;

/** A part of the language that a server takes only where {@code --enable-feature} names it. */
public enum PromqlFeature {
    /** Functions and aggregations that may still change. */
    EXPERIMENTAL_FUNCTIONS("promql-experimental-functions"),
    /** Arithmetic with durations; a part of the language from 3.14 on. */
    DURATION_EXPRESSIONS("promql-duration-expr"),
    /** {@code anchored} and {@code smoothed}. */
    EXTENDED_RANGE_SELECTORS("promql-extended-range-selectors"),
    /** {@code fill}, {@code fill_left} and {@code fill_right} at an operator. */
    FILL_MODIFIERS("promql-binop-fill-modifiers");

    private final String flag;

    PromqlFeature(String flag) {
        this.flag = flag;
    }

    /**
     * The name that the flag takes.
     *
     * @return as in {@code promql-experimental-functions}
     */
    public String flag() {
        return flag;
    }
}
