package io.promfleet.generator.render;

import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** The jobs by which the Prometheus of the hub fetches the series of a source that does not send them. */
final class PulledJobs {
    private PulledJobs() {}

    /** The jobs in order, named after source and job; none for a source that sends. */
    static List<ScrapeJob> of(Source source) {
        if (source.approach() instanceof FederatedPrometheus federated) {
            return List.of(FederateJob.of(source.name(), federated.federation()));
        }
        if (!(source.approach() instanceof ScrapedByHub scraping)) {
            return List.of();
        }
        RemoteTargets targets = new RemoteTargets(source.name(), scraping);
        List<ScrapeJob> jobs = new ArrayList<>();
        scraping.monitors().forEach(job -> jobs.add(targets.scraped(job)));
        source.scrapeJobs().forEach(job -> jobs.add(targets.scraped(job)));
        return jobs;
    }
}
