package io.promfleet.generator.manifest;

/**
 * A number with a fraction, written in plain decimal notation.
 *
 * @param value the number; finite
 */
public record DecimalNode(double value) implements Node {

    /** Refuses what neither JSON nor Kubernetes can carry. */
    public DecimalNode {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
    }
}
