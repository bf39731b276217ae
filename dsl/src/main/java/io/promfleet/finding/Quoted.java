package io.promfleet.finding;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Puts a text into a sentence: on one line, cut where it gets long, with nothing in it that a terminal would obey, and
 * without the user in front of a host, whose password would be shown.
 */
public final class Quoted {
    private static final int LONGEST = 60;
    // An image also has an @, with its digest behind.
    private static final Pattern USER = Pattern.compile("://[^\\s`]*@|^(?!\\S*://)[^\\s`]*:[^\\s`]*@(?!sha256:)");

    private Quoted() {}

    /**
     * The text in backticks.
     *
     * @param text any text
     * @return the text on one line; cut behind 60 characters
     */
    public static String of(String text) {
        return "`" + line(text) + "`";
    }

    /**
     * The text as {@link #of} shows it, without the backticks.
     *
     * @param said any text
     * @return the text on one line; cut behind 60 characters
     */
    public static String line(String said) {
        String text = said.indexOf('@') < 0 ? said : withoutUser(said);
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (count++ == LONGEST) {
                shown.append('…');
                break;
            }
            int c = text.codePointAt(i);
            if (c == '\n') {
                shown.append("\\n");
            } else if (c == '`') {
                shown.append('\'');
            } else if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0x2028
                    || c == 0x2029) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    private static String withoutUser(String text) {
        return USER.matcher(text).replaceAll(user -> user.group().startsWith(":/") ? "://…@" : "…@");
    }
}
