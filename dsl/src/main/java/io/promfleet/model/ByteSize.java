package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/**
 * A number of bytes.
 *
 * @param bytes the number, not negative
 */
public record ByteSize(long bytes) {
    private static final long KIBI = 1024;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    /**
     * Mebibytes, {@code Mi} in Kubernetes.
     *
     * @param count how many
     * @return the size
     */
    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, KIBI * KIBI));
    }

    /**
     * Gibibytes, {@code Gi} in Kubernetes.
     *
     * @param count how many
     * @return the size
     */
    public static ByteSize gibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, KIBI * KIBI * KIBI));
    }

    /**
     * Tebibytes, {@code Ti} in Kubernetes.
     *
     * @param count how many
     * @return the size
     */
    public static ByteSize tebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, KIBI * KIBI * KIBI * KIBI));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteSize size && bytes == size.bytes;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bytes);
    }
}
