package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.output.OutputResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param findings everything found, sorted
 * @param suppressed what was found and is accepted by a suppression
 * @param result what was done to the directory, or differs in it; empty when an error stopped the run before
 * @param failure what the definition's own code threw, for whoever has to mend it
 */
public record Run(
        List<Finding> findings,
        List<SuppressedFinding> suppressed,
        Optional<OutputResult> result,
        Optional<Throwable> failure) {

    /** Keeps its own copies of the findings. */
    public Run {
        suppressed = List.copyOf(suppressed);
        findings = List.copyOf(findings);
    }

    /**
     * Whether something is wrong. Nothing was changed then.
     *
     * @return true with at least one error
     */
    public boolean hasErrors() {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
