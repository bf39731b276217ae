package io.promfleet.generator.capacity;

import io.promfleet.model.Collector;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fleet;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.Optional;

/** How often a cluster is scraped where a job does not say it. */
public final class ScrapeInterval {
    // What the Operator decides where nobody says it.
    private static final Duration UNLESS_SAID = Duration.ofSeconds(30);

    private ScrapeInterval() {}

    /**
     * That of what collects inside a source.
     *
     * @param source the source
     * @return 30 seconds unless said
     */
    public static Duration inside(Source source) {
        Optional<Duration> said = Optional.empty();
        if (source.approach() instanceof SendingPrometheus sending) {
            said = sending.stack().scrapeInterval();
        } else if (source.approach() instanceof Collector collector) {
            said = collector.pod().scrapeInterval();
        } else if (source.approach() instanceof FederatedPrometheus federated) {
            said = federated.stack().scrapeInterval();
        }
        return said.orElse(UNLESS_SAID);
    }

    /**
     * That of the hub, also for what it scrapes in sources.
     *
     * @param fleet the fleet
     * @return 30 seconds unless said
     */
    public static Duration ofHub(Fleet fleet) {
        return fleet.hub().prometheus().scrapeInterval().orElse(UNLESS_SAID);
    }

    /**
     * That by which the series of a source come to be.
     *
     * @param fleet the fleet
     * @param source one of its sources
     * @return that of the hub where nothing scrapes inside the source
     */
    public static Duration of(Fleet fleet, Source source) {
        return source.isScrapedInside() ? inside(source) : ofHub(fleet);
    }
}
