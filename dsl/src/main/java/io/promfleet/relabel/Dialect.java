package io.promfleet.relabel;

import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;

/**
 * What differs between the releases of Prometheus when rules are applied.
 *
 * @param version the release
 * @param names which names a rule may set; a name that is illegal after its references are filled in is passed over
 */
record Dialect(PrometheusVersion version, NameValidation names) {
    private static final PrometheusVersion WITHOUT_SETTLING = PrometheusVersion.of(2, 43);
    private static final PrometheusVersion DELETING_THE_EXPANDED_NAME = PrometheusVersion.of(2, 50);
    private static final PrometheusVersion CHOICE_OF_A_JOB = PrometheusVersion.of(3, 7);

    static Dialect of(PrometheusVersion version, NameValidation configured) {
        // Before 3.7 what a job said of names held for the series that it scraped, but not for its rules.
        boolean ofJob = version.isAtLeast(CHOICE_OF_A_JOB);
        return new Dialect(version, ofJob ? configured : NameValidation.defaultOf(version));
    }

    /** Whether what one rule sets is sorted in before the next rule. */
    boolean settles() {
        return !version.isAtLeast(WITHOUT_SETTLING);
    }

    /** Whether an empty replacement deletes the target label with its references not filled in. */
    boolean deletesTheTemplate() {
        return !version.isAtLeast(DELETING_THE_EXPANDED_NAME);
    }
}
