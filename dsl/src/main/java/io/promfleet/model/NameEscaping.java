package io.promfleet.model;

/** How names beyond ASCII are asked for; {@code metric_name_escaping_scheme} of Prometheus. */
public enum NameEscaping {
    /** As they are. */
    ALLOW_UTF_8("allow-utf-8"),
    /** With an underscore for every other character. */
    UNDERSCORES("underscores"),
    /** With {@code _dot_} for a dot and underscores doubled. */
    DOTS("dots"),
    /** With the code point of every other character. */
    VALUES("values");

    private final String prometheusName;

    NameEscaping(String prometheusName) {
        this.prometheusName = prometheusName;
    }

    /**
     * The word as Prometheus spells it.
     *
     * @return for instance {@code allow-utf-8}
     */
    public String prometheusName() {
        return prometheusName;
    }
}
