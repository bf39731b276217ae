package io.promfleet.generator.manifest;

/**
 * A number with a fraction, written so that every reader gives back the same number: {@code 0.5}, {@code 1.0}, and
 * {@code 1.0e+21} where it is huge or tiny.
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
