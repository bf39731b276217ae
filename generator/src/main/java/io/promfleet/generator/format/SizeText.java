package io.promfleet.generator.format;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;

/**
 * Sizes of the Prometheus configuration: {@code 512MB}, {@code 1.5GiB}, {@code 1GB512MB}. Units are powers of 1024 with
 * and without {@code i}, but one text has them all with or all without. Any number but a bare 0 needs a unit.
 *
 * <p>Source: {@code ParseBase2Bytes} of alecthomas/units, whose arithmetic is that of 64-bit floating point.
 */
public final class SizeText {
    private static final String PREFIXES = "KMGTPE";
    // One digit more than this would not fit into 63 bits.
    private static final long LARGEST_BEFORE_A_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final String HINT = "Write it like `512MB` or `10GiB`.";

    private SizeText() {}

    /**
     * Reads a size.
     *
     * @param text the size as it is written
     * @return how many bytes; what is exactly 2^63 becomes the smallest number, as on the machines that Prometheus is
     *     mostly run on
     * @throws Malformed if Prometheus refuses it
     */
    public static long bytes(String text) throws Malformed {
        try {
            return bytes(text, "iB");
        } catch (Malformed e) {
            if (text.indexOf('i') >= 0) {
                throw e;
            }
            return bytes(text, "B");
        }
    }

    private static long bytes(String text, String suffix) throws Malformed {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String rest = signed ? text.substring(1) : text;
        if (rest.equals("0")) {
            return 0;
        }
        if (rest.isEmpty()) {
            throw new Malformed("A size must not be empty.", HINT);
        }
        double sum = 0;
        int at = 0;
        while (at < rest.length()) {
            Digits whole = Digits.at(text, rest, at);
            double part = whole.value();
            int end = whole.end();
            boolean any = end > at;
            if (end < rest.length() && rest.charAt(end) == '.') {
                Digits fraction = Digits.at(text, rest, end + 1);
                double scale = 1;
                for (int i = end + 1; i < fraction.end(); i++) {
                    scale *= 10;
                }
                part += fraction.value() / scale;
                any |= fraction.end() > end + 1;
                end = fraction.end();
            }
            if (!any) {
                throw new Malformed(Quoted.of(text) + " is no size: it must start with a digit.", HINT);
            }
            int unitEnd = end;
            while (unitEnd < rest.length() && !isNumeric(rest.charAt(unitEnd))) {
                unitEnd++;
            }
            sum += part * unit(text, rest.substring(end, unitEnd), suffix);
            at = unitEnd;
        }
        double size = text.startsWith("-") ? -sum : sum;
        if (Math.abs(size) > (double) Long.MAX_VALUE) {
            throw new Malformed(Quoted.of(text) + " is more than any size of Prometheus.", "Write less than `8EiB`.");
        }
        return size == (double) Long.MAX_VALUE ? Long.MIN_VALUE : (long) size;
    }

    private static double unit(String text, String unit, String suffix) throws Malformed {
        if (unit.equals("B")) {
            return 1;
        }
        int power = unit.isEmpty() ? -1 : PREFIXES.indexOf(unit.charAt(0));
        if (power >= 0 && unit.substring(1).equals(suffix)) {
            return Math.pow(1024, power + 1);
        }
        if (unit.isEmpty()) {
            throw new Malformed(Quoted.of(text) + " is no size: a number needs a unit.", HINT);
        }
        throw new Malformed(
                Quoted.of(text) + " is no size: " + Quoted.of(unit) + " is no unit"
                        + (unit.startsWith("k") ? ", because the `K` is a capital." : " that fits here."),
                HINT);
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private record Digits(long value, int end) {
        static Digits at(String text, String rest, int from) throws Malformed {
            long value = 0;
            int at = from;
            while (at < rest.length() && rest.charAt(at) >= '0' && rest.charAt(at) <= '9') {
                if (value >= LARGEST_BEFORE_A_DIGIT) {
                    throw new Malformed(Quoted.of(text) + " has more digits than a size can have.", HINT);
                }
                value = value * 10 + rest.charAt(at) - '0';
                at++;
            }
            return new Digits(value, at);
        }
    }
}
