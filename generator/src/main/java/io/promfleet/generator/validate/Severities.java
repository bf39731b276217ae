package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;

/** Findings that are worse or less bad than who found them can know. */
final class Severities {
    private Severities() {}

    /** The same finding with another severity. */
    static Finding with(Finding finding, Severity severity) {
        return new Finding(
                finding.id(),
                severity,
                finding.path(),
                finding.location(),
                finding.message(),
                finding.hint(),
                finding.related());
    }
}
