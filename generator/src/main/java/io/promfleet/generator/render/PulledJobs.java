package io.promfleet.generator.render;

import io.promfleet.model.DiscoveredByHub;
import io.promfleet.model.Fetching;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** The jobs by which the Prometheus of the hub fetches the series of a source that does not send them. */
final class PulledJobs {
    private PulledJobs() {}

    /** The jobs in order, named after source and job; none where the source sends all. */
    static List<ScrapeJob> of(Source source) {
        List<Fetching> fetchings = source.fetchings();
        if (fetchings.isEmpty()) {
            return List.of();
        }
        List<ScrapeJob> jobs = new ArrayList<>();
        for (Fetching fetching : fetchings) {
            if (fetching instanceof Fetching.Federated federated) {
                jobs.add(FederateJob.of(source, federated.federation()));
            } else if (fetching instanceof Fetching.Scraped scraped) {
                RemoteTargets targets = new RemoteTargets(source.name(), scraped.way());
                scraped.way().monitors().forEach(job -> jobs.add(targets.scraped(job)));
                scraped.jobs().forEach(job -> jobs.add(targets.scraped(job)));
            } else if (fetching instanceof Fetching.Discovered discovered) {
                discovered.jobs().forEach(job -> jobs.add(discovered(source.name(), job, discovered.way())));
            }
        }
        return jobs;
    }

    /** A job as it is, but for its name on the hub, and for which targets are the source's. */
    private static ScrapeJob discovered(String source, ScrapeJob job, DiscoveredByHub way) {
        List<RelabelRule> rules = new ArrayList<>();
        // The job's name on the hub has the source's in front; the label stays what it is everywhere else.
        rules.add(DerivedRules.constant("job", job.name(), job.declaredAt()));
        rules.addAll(way.keeps().rules());
        rules.addAll(job.relabels().rules());
        return JobCopy.of(
                job, source + "/" + job.name(), way.scrapeInterval(), job.serviceDiscoveries(), job.http(), rules);
    }
}
