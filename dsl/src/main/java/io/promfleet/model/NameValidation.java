package io.promfleet.model;

/** Which names of metrics and labels are valid; {@code metric_name_validation_scheme} of Prometheus. */
public enum NameValidation {
    /** Any text but the empty one; the default since Prometheus 3.0. */
    UTF8("utf8"),
    /** ASCII letters, digits and {@code _}, with no digit in front, and {@code :} in names of metrics; all there was before 3.0. */
    LEGACY("legacy");

    private static final PrometheusVersion FIRST_WITH_UTF8 = PrometheusVersion.of(3, 0);

    private final String prometheusName;

    NameValidation(String prometheusName) {
        this.prometheusName = prometheusName;
    }

    /**
     * What a server goes by if its configuration says nothing.
     *
     * @param version its release
     * @return the scheme
     */
    public static NameValidation defaultOf(PrometheusVersion version) {
        return version.isAtLeast(FIRST_WITH_UTF8) ? UTF8 : LEGACY;
    }

    /**
     * A name of another system as part of a legacy label's name, as Prometheus' discoveries and the Prometheus Operator make
     * it.
     *
     * @param name any text, such as {@code app.kubernetes.io/name}
     * @return the text with {@code _} for every character that is no letter of ASCII, digit or {@code _}
     */
    public static String sanitized(String name) {
        StringBuilder sanitized = new StringBuilder(name.length());
        name.codePoints().forEach(c -> sanitized.appendCodePoint(isLetter(c) || isDigit(c) ? c : '_'));
        return sanitized.toString();
    }

    /**
     * Whether a text can be written in UTF-8, as the value of a label must: no half of a surrogate pair stands alone.
     *
     * @param text the text
     * @return true if it can
     */
    public static boolean isUnicode(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            // Almost every character is below the surrogates, and this is asked of every text that a definition says.
            if (c >= Character.MIN_SURROGATE && Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * The word as Prometheus spells it.
     *
     * @return for instance {@code utf8}
     */
    public String prometheusName() {
        return prometheusName;
    }

    /**
     * Whether a label can have a name.
     *
     * @param name the name
     * @return true if it is legal
     */
    public boolean isLabelName(String name) {
        return isName(name, false);
    }

    /**
     * Whether a metric can have a name.
     *
     * @param name the name
     * @return true if it is legal
     */
    public boolean isMetricName(String name) {
        return isName(name, true);
    }

    /**
     * What a name may look like, as a hint ends.
     *
     * @return for instance {@code letters, digits and `_`, with no digit in front}
     */
    public String describe() {
        return this == UTF8 ? "any text but the empty one" : "letters, digits and `_`, with no digit in front";
    }

    private boolean isName(String name, boolean colons) {
        if (this == UTF8) {
            return !name.isEmpty() && isUnicode(name);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !(isDigit(c) && i > 0) && !(colons && c == ':')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
