package io.promfleet.generator.report;

/** Text that says what it holds, whatever a terminal would make of it. */
final class Visible {
    private Visible() {}

    /** The text with its control characters, tabulators excepted, in the notation of Java. */
    static String text(String text) {
        int i = 0;
        while (i < text.length() && !isControl(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                visible.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0);
    }
}
