package io.promfleet.generator.manifest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Spells a number with a fraction: the fewest digits that give the same number back, always with a point, and with a signed
 * exponent only where the number is huge or tiny. {@link Double#toString(double)} spells some numbers differently in
 * different releases of Java; this never does.
 */
final class DecimalText {
    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    // Up to 15 digits every decimal is a double of its own, so that the first that fits is the only one.
    private static final double EXACT = 1e15;

    private static final int MAX_DIGITS = 17;
    private static final int FIRST_PLAIN_EXPONENT = -6;
    private static final int LAST_PLAIN_EXPONENT = 20;

    private DecimalText() {}

    /** The text of a finite number. */
    static String of(double value) {
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        if (size == 0) {
            return sign + "0.0";
        }
        for (int places = 0; places < POWERS_OF_TEN.length && size * POWERS_OF_TEN[places] < EXACT; places++) {
            long digits = Math.round(size * POWERS_OF_TEN[places]);
            if (digits != 0 && digits / POWERS_OF_TEN[places] == size) {
                return sign + spell(BigDecimal.valueOf(digits, places));
            }
        }
        BigDecimal exact = new BigDecimal(size);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == size) {
                return sign + spell(rounded);
            }
        }
        return sign + spell(exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)));
    }

    private static String spell(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < FIRST_PLAIN_EXPONENT || exponent > LAST_PLAIN_EXPONENT) {
            String digits = shortest.unscaledValue().toString();
            String fraction = digits.length() == 1 ? "0" : digits.substring(1);
            // The point and the exponent's sign are what YAML 1.1 asks for before it reads a number at all.
            return digits.charAt(0) + "." + fraction + (exponent < 0 ? "e" : "e+") + exponent;
        }
        return shortest.setScale(Math.max(1, shortest.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
