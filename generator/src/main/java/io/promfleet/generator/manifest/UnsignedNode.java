package io.promfleet.generator.manifest;

/**
 * A whole number above {@link Long#MAX_VALUE}, as Go has it in 64 bits without a sign.
 *
 * @param bits the number, which as one with a sign is negative
 */
public record UnsignedNode(long bits) implements Node {
    /** Refuses what is an {@link IntegerNode}. */
    public UnsignedNode {
        if (bits >= 0) {
            throw new IllegalArgumentException(bits + " needs no sign");
        }
    }

    /**
     * The node of a number without a sign.
     *
     * @param bits the number
     * @return this kind of node only where no other can hold it
     */
    public static Node of(long bits) {
        return bits < 0 ? new UnsignedNode(bits) : new IntegerNode(bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
