package io.promfleet.generator.format;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Texts between quotation marks, as Java and languages like it have them. */
public final class QuotedText {
    private QuotedText() {}

    /**
     * A text with its quotation marks.
     *
     * @param text any text
     * @param escaped which characters are written as their number, beside those that have a sign of their own
     * @return the text as it is written
     */
    public static String of(String text, IntPredicate escaped) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (escaped.test(c)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
