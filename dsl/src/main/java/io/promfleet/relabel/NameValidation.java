package io.promfleet.relabel;

import io.promfleet.model.PrometheusVersion;

/** Which names of labels are legal; {@code metric_name_validation_scheme} of Prometheus. */
public enum NameValidation {
    /** Letters, digits and underscores, with no digit in front; the only scheme before Prometheus 3. */
    LEGACY,
    /** Any text; the default since Prometheus 3. */
    UTF8;

    private static final PrometheusVersion FIRST_WITH_UTF8 = PrometheusVersion.of(3, 0);

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
        name.codePoints().forEach(c -> {
            boolean legal = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            sanitized.appendCodePoint(legal ? c : '_');
        });
        return sanitized.toString();
    }

    /**
     * Whether a label can have a name.
     *
     * @param name the name, without unpaired surrogates
     * @return true if it is legal
     */
    public boolean isLabelName(String name) {
        if (this == UTF8) {
            return !name.isEmpty();
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && !(c >= '0' && c <= '9' && i > 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
