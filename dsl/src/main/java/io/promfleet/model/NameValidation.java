package io.promfleet.model;

/** Which names of metrics and labels are valid; {@code metric_name_validation_scheme} of Prometheus. */
public enum NameValidation {
    /** Any UTF-8; the default since Prometheus 3.0. */
    UTF8("utf8"),
    /** ASCII letters, digits, underscores and, in names of metrics, colons; the default before 3.0. */
    LEGACY("legacy");

    private final String prometheusName;

    NameValidation(String prometheusName) {
        this.prometheusName = prometheusName;
    }

    /**
     * The word as Prometheus spells it.
     *
     * @return for instance {@code utf8}
     */
    public String prometheusName() {
        return prometheusName;
    }
}
