package io.promfleet.verify;

import java.util.Locale;

/** Times and amounts as people read them. */
final class Ages {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Ages() {}

    /** For instance {@code 45s}, {@code 12m} or {@code 3h 5m}; a dash for what is not known. */
    static String of(double seconds) {
        if (Double.isNaN(seconds)) {
            return "-";
        }
        long whole = Math.round(Math.max(seconds, 0));
        if (whole < 2 * MINUTE) {
            return whole + "s";
        }
        if (whole < 2 * HOUR) {
            return whole / MINUTE + "m";
        }
        return whole / HOUR + "h" + (whole % HOUR / MINUTE == 0 ? "" : " " + whole % HOUR / MINUTE + "m");
    }

    /** A number of samples, or of samples a second. */
    static String amount(double number) {
        if (Double.isNaN(number)) {
            return "-";
        }
        return number >= 10 || number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
