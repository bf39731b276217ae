package io.promfleet.generator.promql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A text in quotes, with the escapes of Go; between backticks there are none. */
final class QuotedText {
    private static final String SIMPLE = "abfnrtv\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\";

    private QuotedText() {}

    /** The place behind the closing quote of a text that {@link #read} has read. */
    static int end(String input, int quote) {
        char sign = input.charAt(quote);
        int at = quote + 1;
        while (input.charAt(at) != sign) {
            at += input.charAt(at) == '\\' && sign != '`' ? 2 : 1;
        }
        return at + 1;
    }

    static Token read(String input, int quote) throws PromqlException {
        char sign = input.charAt(quote);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // an escape may give one byte of a character
        int at = quote + 1;
        while (true) {
            if (at >= input.length() || (input.charAt(at) == '\n' && sign != '`')) {
                throw new PromqlException(quote, "A text has no closing quote.");
            }
            char c = input.charAt(at);
            if (c == sign) {
                String text = bytes.toString(StandardCharsets.UTF_8);
                return new Token(Token.Kind.STRING, text, quote);
            }
            if (c == '\\' && sign != '`') {
                at = escape(input, at, sign, bytes);
            } else {
                int codePoint = input.codePointAt(at);
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(codePoint);
            }
        }
    }

    /** Writes what an escape means; gives the place behind it. */
    private static int escape(String input, int backslash, char sign, ByteArrayOutputStream bytes)
            throws PromqlException {
        char kind = backslash + 1 < input.length() ? input.charAt(backslash + 1) : 0;
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0 || kind == sign) {
            bytes.write(simple >= 0 ? MEANT.charAt(simple) : kind);
            return backslash + 2;
        }
        int start = backslash + 2;
        int length = 0;
        int base = 16;
        if (kind >= '0' && kind <= '7') {
            start = backslash + 1;
            length = 3;
            base = 8;
        } else if (kind == 'x') {
            length = 2;
        } else if (kind == 'u') {
            length = 4;
        } else if (kind == 'U') {
            length = 8;
        }
        String digits = input.substring(Math.min(start, input.length()), Math.min(start + length, input.length()));
        long value = length == 0 ? -1 : number(digits, length, base);
        boolean bytesOnly = kind != 'u' && kind != 'U';
        if (value < 0
                || value > (bytesOnly ? 0xFF : Character.MAX_CODE_POINT)
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw new PromqlException(
                    backslash,
                    "`\\" + (kind == 0 ? "" : kind) + "` begins no escape that is known; write a backslash twice.");
        }
        if (bytesOnly) {
            bytes.write((int) value);
        } else {
            bytes.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
        }
        return start + length;
    }

    private static long number(String digits, int length, int base) {
        if (digits.length() < length) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value;
    }
}
