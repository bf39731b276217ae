package io.promfleet.generator.verdict;

import java.util.List;
import java.util.stream.Collectors;

/** Puts keys and texts into sentences. */
final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** Keys in backticks, with commas. */
    static String listed(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    /** A text in backticks, cut where it gets long, without characters that a terminal would obey. */
    static String quoted(String text) {
        String visible = text.codePoints()
                .limit(LONGEST)
                .mapToObj(c -> c == '`' ? "'" : isVisible(c) ? Character.toString(c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
        return "`" + visible + (text.codePointCount(0, text.length()) > LONGEST ? "…`" : "`");
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
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
