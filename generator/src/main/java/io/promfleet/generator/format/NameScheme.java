package io.promfleet.generator.format;

/** Which names metrics and labels may have. The default is {@link #UTF8} since Prometheus 3.0; before, all was legacy. */
public enum NameScheme {
    /** Letters, digits and {@code _}, with no digit in front; metric names may hold {@code :} too. */
    LEGACY,
    /** Any text but the empty one. */
    UTF8;

    /**
     * Whether a label may have this name.
     *
     * @param name the name
     * @return true if it may
     */
    public boolean isLabelName(String name) {
        return isName(name, false);
    }

    /**
     * Whether a metric may have this name.
     *
     * @param name the name
     * @return true if it may
     */
    public boolean isMetricName(String name) {
        return isName(name, true);
    }

    private boolean isName(String name, boolean colons) {
        if (name.isEmpty()) {
            return false;
        }
        return this == UTF8 ? isUnicode(name) : isLegacy(name, colons);
    }

    private static boolean isLegacy(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (i == 0 || !digit)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a text can be written in UTF-8, as the value of a label must: no half of a surrogate pair stands alone.
     *
     * @param text the text
     * @return true if it can
     */
    public static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * What a name may look like, as a hint ends.
     *
     * @return for instance {@code letters, digits and `_`, with no digit in front}
     */
    public String describe() {
        return this == UTF8 ? "any text but the empty one" : "letters, digits and `_`, with no digit in front";
    }
}
