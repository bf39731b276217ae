package io.promfleet.generator.report;

import java.util.Locale;
import java.util.Optional;

/** The forms that findings can take. */
public enum ReportFormat {
    /** For people. */
    TEXT,
    /** For programs: the document that {@code findings.schema.json} describes. */
    JSON,
    /** SARIF 2.1.0, which code scanning takes. */
    SARIF,
    /** Commands of GitHub workflows, a line each, which become annotations of the lines that are wrong. */
    GITHUB;

    /**
     * The form of a name.
     *
     * @param name such as {@code sarif}
     * @return the form; nothing for any other name
     */
    public static Optional<ReportFormat> of(String name) {
        for (ReportFormat format : values()) {
            if (format.word().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The name that users type.
     *
     * @return such as {@code sarif}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
