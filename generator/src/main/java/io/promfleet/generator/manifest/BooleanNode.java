package io.promfleet.generator.manifest;

/** True or false. */
public enum BooleanNode implements Node {
    /** {@code true}. */
    TRUE(true),
    /** {@code false}. */
    FALSE(false);

    private final boolean value;

    BooleanNode(boolean value) {
        this.value = value;
    }

    /**
     * The node for a value.
     *
     * @param value true or false
     * @return its node
     */
    public static BooleanNode of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /**
     * The value.
     *
     * @return true or false
     */
    public boolean value() {
        return value;
    }
}
