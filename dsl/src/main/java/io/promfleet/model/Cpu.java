package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/**
 * An amount of CPU.
 *
 * @param millis thousandths of a core, above 0
 */
public record Cpu(long millis) {

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Cpu {
        if (millis <= 0) {
            throw new IllegalArgumentException("an amount of CPU must be above 0: " + millis);
        }
    }

    /**
     * Whole cores.
     *
     * @param count how many
     * @return the amount
     */
    public static Cpu cores(long count) {
        return new Cpu(Math.multiplyExact(count, 1000L));
    }

    /**
     * Thousandths of a core, {@code m} in Kubernetes.
     *
     * @param count how many
     * @return the amount
     */
    public static Cpu millis(long count) {
        return new Cpu(count);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cpu cpu && millis == cpu.millis;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(millis);
    }
}
