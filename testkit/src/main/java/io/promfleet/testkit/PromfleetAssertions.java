package io.promfleet.testkit;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;

/** Where assertions begin: {@code import static io.promfleet.testkit.PromfleetAssertions.assertThat}. */
public final class PromfleetAssertions {
    private PromfleetAssertions() {}

    /**
     * What a job does.
     *
     * @param job the job, from {@link FleetUnderTest#job}
     * @return its assertions
     */
    public static ScrapeJobAssert assertThat(ScrapeJob job) {
        return new ScrapeJobAssert(job);
    }

    /**
     * What rules do by themselves: those of a remote write, or of metrics.
     *
     * @param rules the rules
     * @return their assertions
     */
    public static RelabelRulesAssert assertThat(RelabelRules rules) {
        return new RelabelRulesAssert(rules);
    }

    /**
     * What a definition generates.
     *
     * @param definition the fleet as code
     * @return its assertions
     */
    public static FleetAssert assertThat(FleetDefinition definition) {
        return new FleetAssert(definition);
    }
}
