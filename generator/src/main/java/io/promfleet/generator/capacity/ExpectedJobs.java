package io.promfleet.generator.capacity;

import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs of a cluster of which somebody said how many series they have. */
public final class ExpectedJobs {
    private ExpectedJobs() {}

    /**
     * A job with a number.
     *
     * @param job the job
     * @param said its number of series
     * @param interval how often its targets are scraped
     * @param inside whether something in the cluster scrapes it, and not the hub from afar
     */
    public record ExpectedJob(ScrapeJob job, ExpectedSeries said, Duration interval, boolean inside) {
        /**
         * The samples that come of it in a second.
         *
         * @return as a number with a fraction
         */
        public double samplesPerSecond() {
            return SeriesLoad.rate((double) said.number(), interval);
        }
    }

    /**
     * Those of a cluster.
     *
     * @param fleet the fleet
     * @param cluster its hub or one of its sources
     * @return in the order of the definition; none if nobody said a number
     */
    public static List<ExpectedJob> of(Fleet fleet, Cluster cluster) {
        List<ExpectedJob> all = new ArrayList<>();
        if (cluster instanceof Hub hub) {
            add(hub.scrapeJobs(), Optional.empty(), ScrapeInterval.ofHub(fleet), true, all);
            return all;
        }
        Source source = (Source) cluster;
        if (source.isScrapedInside()) {
            List<ScrapeJob> jobs =
                    source.approach() instanceof Collector collector ? collector.jobs(source) : source.jobsOfApproach();
            add(jobs, Optional.empty(), ScrapeInterval.inside(source), true, all);
        }
        for (Fetching fetching : source.fetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                add(scraped.jobs(), scraped.way().scrapeInterval(), ScrapeInterval.ofHub(fleet), false, all);
            } else if (fetching instanceof Fetching.Discovered discovered) {
                add(discovered.jobs(), discovered.way().scrapeInterval(), ScrapeInterval.ofHub(fleet), false, all);
            }
        }
        return all;
    }

    private static void add(
            List<ScrapeJob> jobs, Optional<Duration> said, Duration unlessSaid, boolean inside, List<ExpectedJob> all) {
        for (ScrapeJob job : jobs) {
            if (job.expectedSeries().isPresent()) {
                Duration interval = job.scrapeInterval().or(() -> said).orElse(unlessSaid);
                all.add(new ExpectedJob(job, job.expectedSeries().get(), interval, inside));
            }
        }
    }

    /**
     * How many series they have together.
     *
     * @param jobs the jobs
     * @return the sum, which may be larger than a long holds exactly
     */
    public static double series(List<ExpectedJob> jobs) {
        return jobs.stream().mapToDouble(job -> (double) job.said().number()).sum();
    }
}
