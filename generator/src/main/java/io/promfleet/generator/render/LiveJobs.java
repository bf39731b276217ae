package io.promfleet.generator.render;

import io.promfleet.generator.capacity.ScrapeInterval;
import io.promfleet.generator.dialect.ResourceNames;
import io.promfleet.generator.target.JobLabel;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which jobs of a cluster have targets in a running fleet, who scrapes them, and by which name their series are known. */
public final class LiveJobs {
    private final Fleet fleet;

    /**
     * The jobs of a fleet.
     *
     * @param fleet the fleet
     */
    public LiveJobs(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * The declared jobs of a cluster, without the chart's own monitors.
     *
     * @param cluster the hub or a source
     * @return first what runs in the cluster, then what the hub fetches; each in the order of the definition
     */
    public List<LiveJob> of(Cluster cluster) {
        List<LiveJob> jobs = new ArrayList<>();
        if (cluster instanceof Hub hub) {
            hub.scrapeJobs().forEach(job -> jobs.add(live(job.name(), job, true, hubInterval())));
            return jobs;
        }
        Source source = (Source) cluster;
        if (source.isScrapedInside()) {
            List<ScrapeJob> inside =
                    source.approach() instanceof Collector collector ? collector.jobs(source) : source.jobsOfApproach();
            inside.forEach(job -> jobs.add(live(job.name(), job, false, interval(source))));
        }
        String prefix = source.name() + "/";
        for (ScrapeJob job : PulledJobs.of(source)) {
            jobs.add(live(job.name().substring(prefix.length()), job, true, hubInterval()));
        }
        return jobs;
    }

    private LiveJob live(String name, ScrapeJob job, boolean byHub, Duration unlessSaid) {
        String pool = job.asScrapeConfig()
                ? "scrapeConfig/" + fleet.namespace() + "/" + ResourceNames.of(job.name())
                : job.name();
        return new LiveJob(
                name, JobLabel.of(job), pool, byHub, job.scrapeInterval().orElse(unlessSaid), job);
    }

    private Duration hubInterval() {
        return ScrapeInterval.ofHub(fleet);
    }

    /** How often a source scrapes where a job does not say it. */
    static Duration interval(Source source) {
        return ScrapeInterval.inside(source);
    }
}
