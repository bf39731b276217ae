package io.promfleet.generator.target;

import io.promfleet.relabel.LabelSet;

/** What a job makes of a target. */
public sealed interface TargetOutcome {
    /**
     * It is scraped.
     *
     * @param labels all labels after relabelling: those of its series, and those with two underscores in front that say
     *     how it is scraped
     */
    record Scraped(LabelSet labels) implements TargetOutcome {
        /**
         * The labels that every series of the target gets.
         *
         * @return the labels without those that start with two underscores
         */
        public LabelSet seriesLabels() {
            return labels.withoutReserved();
        }
    }

    /** A rule drops it. */
    record Dropped() implements TargetOutcome {}

    /**
     * The rules keep it, but it cannot be scraped; Prometheus only logs that.
     *
     * @param reason a sentence
     */
    record Refused(String reason) implements TargetOutcome {}
}
