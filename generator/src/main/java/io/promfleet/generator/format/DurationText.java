package io.promfleet.generator.format;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import java.math.BigInteger;

/**
 * Durations of the Prometheus configuration: {@code 1h30m}, {@code 90s}, {@code 0}. Units stand once each, the largest
 * first; a year has 365 days, a week 7, a day 24 hours. There are no fractions and no signs.
 *
 * <p>Source: {@code model.ParseDuration} of prometheus/common.
 */
public final class DurationText {
    /** The longest duration, a little more than 292 years: what fits into 64 bits as nanoseconds. */
    public static final long LONGEST = Long.MAX_VALUE;

    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long MILLISECOND = 1_000_000L;
    private static final long[] NANOSECONDS = {
        365L * 24 * 3_600_000 * MILLISECOND,
        7L * 24 * 3_600_000 * MILLISECOND,
        24L * 3_600_000 * MILLISECOND,
        3_600_000 * MILLISECOND,
        60_000 * MILLISECOND,
        1_000 * MILLISECOND,
        MILLISECOND,
    };
    private static final BigInteger LARGEST_COUNT = BigInteger.TWO.pow(64);
    private static final String HINT = "Write it like `30s`, `5m` or `1h30m`, with the units `y`, `w`, `d`, `h`, `m`,"
            + " `s` and `ms`, the largest first.";

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text the duration as it is written
     * @return its length in nanoseconds, not negative
     * @throws Malformed if Prometheus refuses it
     */
    public static long nanoseconds(String text) throws Malformed {
        if (text.equals("0")) {
            return 0;
        }
        if (text.isEmpty()) {
            throw new Malformed("A duration must not be empty.", HINT);
        }
        BigInteger sum = BigInteger.ZERO;
        int lastUnit = -1;
        int at = 0;
        while (at < text.length()) {
            int digits = skipDigits(text, at, true);
            if (digits == at) {
                throw notANumber(text, at);
            }
            int end = skipDigits(text, digits, false);
            if (end == digits) {
                throw new Malformed(Quoted.of(text) + " is no duration: a number needs a unit.", HINT);
            }
            int unit = unit(text.substring(digits, end));
            if (unit < 0) {
                throw new Malformed(
                        Quoted.of(text) + " is no duration: there is no unit " + Quoted.of(text.substring(digits, end))
                                + ".",
                        HINT);
            }
            if (unit <= lastUnit) {
                throw new Malformed(
                        Quoted.of(text) + " is no duration: each unit may stand once, the largest first.", HINT);
            }
            BigInteger count = new BigInteger(text.substring(at, digits));
            sum = sum.add(count.multiply(BigInteger.valueOf(NANOSECONDS[unit])));
            if (count.compareTo(LARGEST_COUNT) >= 0 || sum.bitLength() > Long.SIZE - 1) {
                throw new Malformed(
                        Quoted.of(text) + " is longer than any duration of Prometheus, which end at 292 years.",
                        "Write a shorter duration.");
            }
            lastUnit = unit;
            at = end;
        }
        return sum.longValueExact();
    }

    private static Malformed notANumber(String text, int at) {
        char first = text.charAt(at);
        String why = switch (first) {
            case '-' -> ": it cannot be negative.";
            case '.' -> ": it takes whole numbers only.";
            default -> ": it must start with a digit.";
        };
        return new Malformed(Quoted.of(text) + " is no duration" + why, HINT);
    }

    private static int unit(String name) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static int skipDigits(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == digits) {
            at++;
        }
        return at;
    }

    /**
     * Spells a duration as Prometheus prints it: years and weeks only where nothing is left over, {@code 0s} for none.
     *
     * @param nanoseconds its length, not negative; what is below a millisecond is cut
     * @return for instance {@code 1h30m}
     */
    public static String of(long nanoseconds) {
        long rest = nanoseconds / MILLISECOND;
        if (rest == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            long unit = NANOSECONDS[i] / MILLISECOND;
            boolean onlyWhole = i < 2;
            if ((!onlyWhole || rest % unit == 0) && rest >= unit) {
                text.append(rest / unit).append(UNITS[i]);
                rest %= unit;
            }
        }
        return text.toString();
    }
}
