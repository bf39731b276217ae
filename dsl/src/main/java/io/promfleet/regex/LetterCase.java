package io.promfleet.regex;

import java.util.function.IntUnaryOperator;

/** Upper and lower case as Go has them: character by character, whatever stands beside it and whatever the language. */
public final class LetterCase {
    private LetterCase() {}

    /**
     * Lower case; {@code strings.ToLower} of Go.
     *
     * @param text the text
     * @return the text itself if nothing changes
     */
    public static String lower(String text) {
        return map(text, UnicodeTables::lower);
    }

    /**
     * Upper case; {@code strings.ToUpper} of Go.
     *
     * @param text the text
     * @return the text itself if nothing changes
     */
    public static String upper(String text) {
        return map(text, UnicodeTables::upper);
    }

    private static String map(String text, IntUnaryOperator mapping) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (mapping.applyAsInt(c) != c) {
                StringBuilder mapped = new StringBuilder(text.length());
                mapped.append(text, 0, at);
                text.codePoints().skip(text.codePointCount(0, at)).map(mapping).forEach(mapped::appendCodePoint);
                return mapped.toString();
            }
        }
        return text;
    }
}
