package io.promfleet.dsl;

/** Text that fits into one line of a terminal, whatever a value in it holds. */
final class Printable {
    private static final int LONGEST = 600;
    private static final int HEAD = 400;
    private static final int TAIL = LONGEST - HEAD;

    private Printable() {}

    /** The text with control characters and broken surrogates as escapes, shortened in its middle if it is very long. */
    static String text(String text) {
        String all = text;
        if (text.length() > LONGEST) {
            all = text.substring(0, HEAD) + "…" + text.substring(text.length() - TAIL);
        }
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c) || isLayout(c)) {
                return escaped(all);
            }
        }
        return all;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                escaped.append(c).append(text.charAt(++i));
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || isLayout(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Characters that break a line or turn its direction without being seen. */
    private static boolean isLayout(char c) {
        return (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
