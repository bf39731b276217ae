package io.promfleet.generator.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** Puts keys and texts into sentences. */
final class Words {
    private Words() {}

    /** Keys in backticks, with commas. */
    static String listed(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    /** A text without white space at its ends, as Go sees white space. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
    }
}
