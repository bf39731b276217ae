package io.promfleet.generator.promql;

import java.math.BigInteger;

/** Numbers as Go's {@code strconv} reads them, in the shapes that Prometheus' lexer lets through. */
final class NumberText {
    /** The characters of a text from some place on; zero behind its end. */
    interface Characters {
        char at(int ahead);
    }

    private NumberText() {}

    /** How many characters belong to a number; zero if what is there is none. */
    static int skip(Characters text, boolean underscores) {
        int at = 0;
        boolean hexadecimal = text.at(0) == '0' && (text.at(1) == 'x' || text.at(1) == 'X');
        boolean dot = false;
        boolean exponent = false;
        boolean digits = false;
        if (hexadecimal) {
            at = 2;
        }
        while (true) {
            char c = text.at(at);
            if (isDigit(c, hexadecimal)) {
                digits = true;
                at++;
            } else if (c == '_' && underscores && isDigit(text.at(at + 1), hexadecimal) && (digits || hexadecimal)) {
                at++;
            } else if (c == '.'
                    && !dot
                    && !exponent
                    && !hexadecimal
                    && text.at(at + 1) != '.'
                    && text.at(at + 1) != '_') {
                dot = true;
                at++;
            } else if ((c == 'e' || c == 'E') && !exponent && digits) {
                int sign = text.at(at + 1) == '+' || text.at(at + 1) == '-' ? 1 : 0;
                if (!Lexer.isDigit(text.at(at + 1 + sign))) {
                    return 0;
                }
                exponent = true;
                at += 1 + sign;
            } else {
                return digits ? at : 0;
            }
        }
    }

    private static boolean isDigit(char c, boolean hexadecimal) {
        return Lexer.isDigit(c) || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    }

    /** The value of a number that {@link #skip} let through. */
    static double value(String text) {
        String digits = text.replace("_", "");
        if (digits.length() > 2 && (digits.charAt(1) == 'x' || digits.charAt(1) == 'X')) {
            return new BigInteger(digits.substring(2), 16).doubleValue();
        }
        if (digits.length() > 1 && digits.charAt(0) == '0' && digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
            return new BigInteger(digits, 8).doubleValue();
        }
        return Double.parseDouble(digits);
    }
}
