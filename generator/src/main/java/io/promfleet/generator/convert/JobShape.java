package io.promfleet.generator.convert;

import io.promfleet.generator.manifest.MapNode;
import java.util.List;

/** What a job can become beside a {@code ScrapeConfig}. */
sealed interface JobShape {
    /**
     * A resource that selects its targets itself.
     *
     * @param kind such as {@code PodMonitor}
     * @param spec its specification
     * @param added the labels that its series get and the job's did not have
     */
    record Monitor(String kind, MapNode spec, List<String> added) implements JobShape {}

    /**
     * None of these resources.
     *
     * @param reason why, as a sentence continues after a colon
     */
    record None(String reason) implements JobShape {}
}
