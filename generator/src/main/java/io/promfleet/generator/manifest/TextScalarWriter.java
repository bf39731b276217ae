package io.promfleet.generator.manifest;

/**
 * Writes strings as YAML scalars, in the first of three styles that every reader gives back exactly: plain, literal block
 * (where the text spans lines), double-quoted.
 *
 * <p>Plain is what no reader of YAML 1.1 or 1.2 can take for anything but this string. That is judged by a few coarse
 * rules that err towards quotes, not by the grammars of the types: text that starts with a digit, for one, is plain only if
 * it holds a character that occurs in no number and no timestamp.
 */
final class TextScalarWriter {
    // What a character means for the style of the text it stands in. A text's characters are or-ed together in one
    // pass.
    private static final int STARTS_PLAIN = 1;
    private static final int DIGIT = 1 << 1;
    private static final int STARTS_WORD = 1 << 2;
    private static final int IN_NO_NUMBER = 1 << 3;
    private static final int IN_NUMBER_AFTER_ZERO = 1 << 4;
    private static final int SEPARATOR = 1 << 5;
    private static final int ESCAPED_IN_QUOTES = 1 << 6;
    private static final int TAB = 1 << 7;
    private static final int LINE_FEED = 1 << 8;
    private static final int ALWAYS_ESCAPED = 1 << 9;
    private static final int NEVER_PLAIN = 1 << 10;
    private static final int NOT_ASCII = 1 << 11;

    private static final int CONTRADICTS_PLAIN = TAB | LINE_FEED | ALWAYS_ESCAPED | NEVER_PLAIN;
    private static final int ESCAPED = TAB | LINE_FEED | ALWAYS_ESCAPED | ESCAPED_IN_QUOTES;

    private static final short[] ASCII = new short[128];

    static {
        for (char c = 0; c < 128; c++) {
            ASCII[c] = (short) meaning(c);
        }
    }

    private static int meaning(char c) {
        if (c == '\n') {
            return LINE_FEED;
        }
        if (c == '\t') {
            return TAB;
        }
        if (c < ' ' || c == 0x7F) {
            return ALWAYS_ESCAPED;
        }
        if (c >= '0' && c <= '9') {
            return STARTS_PLAIN | DIGIT;
        }
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            int word = "yntfo".indexOf(c | 0x20) >= 0 ? STARTS_WORD : 0;
            // Exponents and timestamps have e, t and z; the rest of these has a meaning behind a 0 only: 0x1F, 0o17,
            // 0b1.
            int number = "etz".indexOf(c | 0x20) >= 0
                    ? 0
                    : "abcdfopx".indexOf(c | 0x20) >= 0 ? IN_NUMBER_AFTER_ZERO : IN_NO_NUMBER;
            return STARTS_PLAIN | word | number;
        }
        return switch (c) {
            case '_' -> STARTS_PLAIN;
            case '/', '(', ')', '$', '^', ';' -> STARTS_PLAIN | IN_NO_NUMBER;
            case '\\' -> STARTS_PLAIN | IN_NO_NUMBER | ESCAPED_IN_QUOTES;
            case '"' -> IN_NO_NUMBER | ESCAPED_IN_QUOTES;
            case ' ', ':', '#' -> SEPARATOR;
            case '.', '+', '-', ',' -> 0;
            default -> IN_NO_NUMBER;
        };
    }

    private static int wideMeaning(char c) {
        if (c < 0xA0 // C1 controls, among them NEL, which YAML 1.1 takes for a line break
                || c == '\u2028'
                || c == '\u2029'
                // They reorder what a reviewer sees.
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF'
                || c >= '\uFFFE') {
            return NOT_ASCII | ALWAYS_ESCAPED;
        }
        // Blanks of all sorts and characters without a meaning of their own: shown, but in quotes that show their ends.
        if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || (c >= 0xD800 && c <= 0xF8FF)) {
            return NOT_ASCII | NEVER_PLAIN;
        }
        return NOT_ASCII | STARTS_PLAIN;
    }

    private final ByteLog out;

    TextScalarWriter(ByteLog out) {
        this.out = out;
    }

    /** Whether a text is one line in every reader's eyes and all of it shows, so that it can stand in a comment. */
    static boolean isOneVisibleLine(String text) {
        return (meanings(text) & (LINE_FEED | TAB | ALWAYS_ESCAPED)) == 0;
    }

    /** Writes a key: on one line, whatever it holds. */
    void key(String text) {
        int meanings = meanings(text);
        oneLine(text, meanings);
    }

    /**
     * Writes a value, and the line feed behind it.
     *
     * @param indent of the lines of a block: two more than the node that the text stands in
     */
    void value(String text, int indent) {
        int meanings = meanings(text);
        if ((meanings & LINE_FEED) == 0 || !block(text, meanings, indent)) {
            oneLine(text, meanings);
            out.put('\n');
        }
    }

    private static int meanings(String text) {
        int meanings = 0;
        for (int i = 0, length = text.length(); i < length; i++) {
            char c = text.charAt(i);
            meanings |= c < 128 ? ASCII[c] : wideMeaning(c);
        }
        return meanings;
    }

    private void oneLine(String text, int meanings) {
        if (isPlain(text, meanings)) {
            part(text, 0, text.length(), meanings);
        } else {
            quoted(text, meanings);
        }
    }

    private static boolean isPlain(String text, int meanings) {
        int length = text.length();
        if (length == 0 || (meanings & CONTRADICTS_PLAIN) != 0) {
            return false;
        }
        char first = text.charAt(0);
        int start = first < 128 ? ASCII[first] : wideMeaning(first);
        if ((start & STARTS_PLAIN) == 0) {
            return false;
        }
        if ((start & DIGIT) != 0) {
            int proof = first == '0' ? IN_NO_NUMBER : IN_NO_NUMBER | IN_NUMBER_AFTER_ZERO;
            if ((meanings & proof) == 0) {
                return false;
            }
        }
        if ((start & STARTS_WORD) != 0 && isWord(text)) {
            return false;
        }
        return (meanings & SEPARATOR) == 0 || !isSeparated(text);
    }

    private static boolean isWord(String text) {
        return switch (text.length()) {
            case 1 -> text.equalsIgnoreCase("y") || text.equalsIgnoreCase("n");
            case 2 -> text.equalsIgnoreCase("no") || text.equalsIgnoreCase("on");
            case 3 -> text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("off");
            case 4 -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("null");
            case 5 -> text.equalsIgnoreCase("false");
            default -> false;
        };
    }

    /** Whether a reader would end the text early: at a colon or a comment behind a blank, or at a blank at the end. */
    private static boolean isSeparated(String text) {
        int last = text.length() - 1;
        if (text.charAt(last) == ' ' || text.charAt(last) == ':') {
            return true;
        }
        for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
            if (text.charAt(i - 1) == ':' || text.charAt(i + 1) == '#') {
                return true;
            }
        }
        return false;
    }

    private void quoted(String text, int meanings) {
        int length = text.length();
        out.put('"');
        if ((meanings & ESCAPED) == 0) {
            part(text, 0, length, meanings);
        } else {
            int from = 0;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                if (((c < 128 ? ASCII[c] : wideMeaning(c)) & ESCAPED) != 0) {
                    part(text, from, i, meanings);
                    escape(c);
                    from = i + 1;
                }
            }
            part(text, from, length, meanings);
        }
        out.put('"');
    }

    /** The escapes are those of JSON, which YAML has too: the few readers that confuse the two lose nothing. */
    private void escape(char c) {
        switch (c) {
            case '"' -> out.putAscii("\\\"");
            case '\\' -> out.putAscii("\\\\");
            case '\n' -> out.putAscii("\\n");
            case '\t' -> out.putAscii("\\t");
            case '\r' -> out.putAscii("\\r");
            case '\b' -> out.putAscii("\\b");
            case '\f' -> out.putAscii("\\f");
            default -> {
                out.putAscii("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.put("0123456789abcdef".charAt(c >> shift & 0xF));
                }
            }
        }
    }

    /** Writes a block where it gives the text back exactly, else nothing. */
    private boolean block(String text, int meanings, int indent) {
        int length = text.length();
        int first = 0;
        while (first < length && text.charAt(first) == '\n') {
            first++;
        }
        if (first == length || (meanings & ALWAYS_ESCAPED) != 0) {
            return false;
        }
        // A block that starts with a blank needs an indentation indicator, which writers on the way forget.
        if (text.charAt(first) == ' ' || text.charAt(first) == '\t') {
            return false;
        }
        out.put('|');
        if (text.charAt(length - 1) != '\n') {
            out.put('-');
        } else if (text.charAt(length - 2) == '\n') {
            out.put('+');
        }
        out.put('\n');
        for (int from = 0; from < length; ) {
            int feed = text.indexOf('\n', from);
            int to = feed < 0 ? length : feed;
            if (to > from) {
                out.spaces(indent);
                part(text, from, to, meanings);
            }
            out.put('\n');
            from = to + 1;
        }
        return true;
    }

    private void part(String text, int from, int to, int meanings) {
        if ((meanings & NOT_ASCII) == 0) {
            out.reserve(to - from);
            out.copyAscii(text, from, to);
        } else {
            out.putUtf8(text, from, to);
        }
    }
}
