package io.promfleet.generator.target;

import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.ScrapeJob;
import java.util.Optional;

/** The label {@code job} of what a job scrapes: its name, unless its rules set another. */
public final class JobLabel {
    private static final String JOB = "job";

    private JobLabel() {}

    /**
     * The value that all targets of a job have.
     *
     * @param job the job
     * @return the value; empty if its rules set one that depends on the target
     */
    public static Optional<String> of(ScrapeJob job) {
        Optional<String> label = Optional.of(job.name());
        for (RelabelRule rule : job.relabels().rules()) {
            if (JOB.equals(RuleParts.target(rule))) {
                label = constant(rule);
            }
        }
        return label;
    }

    /** What a rule sets whatever the target is; without source labels even an expression sees only the empty text. */
    private static Optional<String> constant(RelabelRule rule) {
        if (!(rule instanceof Replace replace)
                || !replace.sourceLabels().isEmpty()
                || replace.regex().isPresent()) {
            return Optional.empty();
        }
        return replace.replacement()
                .filter(text -> text.replace("$$", "").indexOf('$') < 0)
                .map(text -> text.replace("$$", "$"));
    }
}
