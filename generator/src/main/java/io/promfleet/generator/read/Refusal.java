package io.promfleet.generator.read;

import io.promfleet.finding.Finding;

/** Ends the reading of a document whose rest can no longer be understood. Never leaves this package. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Finding finding;

    Refusal(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }
}
