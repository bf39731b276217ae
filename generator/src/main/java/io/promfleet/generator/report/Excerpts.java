package io.promfleet.generator.report;

import io.promfleet.finding.Finding;

/** Finds the lines that findings are about. */
@FunctionalInterface
public interface Excerpts {
    /**
     * The line of a finding.
     *
     * @param finding the finding
     * @return the line; {@link Excerpt#NONE} where the source is not at hand or the line may hold a secret
     */
    Excerpt of(Finding finding);
}
