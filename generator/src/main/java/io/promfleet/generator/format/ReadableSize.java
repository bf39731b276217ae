package io.promfleet.generator.format;

import io.promfleet.model.ByteSize;
import java.util.Locale;

/** A number of bytes as people read it, where no program has to. */
public final class ReadableSize {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double STEP = 1024;
    private static final double ONE_DIGIT = 10;

    private ReadableSize() {}

    /**
     * Rounds a size to what says something.
     *
     * @param size the size
     * @return such as {@code 50 GiB}
     */
    public static String of(ByteSize size) {
        return of((double) size.bytes());
    }

    /**
     * Rounds a size to what says something.
     *
     * @param bytes how many, not negative; too large for a long is fine
     * @return with one digit behind the point below ten, without above: {@code 1.9 GiB}, {@code 120 MiB}
     */
    public static String of(double bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= STEP && unit < UNITS.length - 1) {
            rest /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && rest < ONE_DIGIT ? "%.1f %s" : "%.0f %s", rest, UNITS[unit]);
    }
}
