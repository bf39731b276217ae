package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Collector;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.List;

/**
 * PF507: a job that may take longer than the interval of its cluster, for which one job makes Prometheus refuse the whole
 * configuration. A job that says both is told so where it is declared.
 */
final class TimeoutsWithinIntervals implements FleetCheck {
    private static final String ID = "PF507";
    private static final Duration OF_THE_OPERATOR = Duration.ofSeconds(30);

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet.hub().path(), fleet.hub().scrapeJobs(), fleet.hub().prometheus(), findings);
        for (Source source : fleet.sources()) {
            ChartStack stack = Stacks.of(source).orElse(null);
            if (stack != null) {
                check(source.path(), source.jobsOfApproach(), stack, findings);
            } else if (source.approach() instanceof Collector collector) {
                check(
                        source.path(),
                        source.jobsOfApproach(),
                        collector.pod().scrapeInterval().orElse(OF_THE_OPERATOR),
                        collector.pod().declaredAt(),
                        findings);
            }
            Duration ofTheHub = fleet.hub().prometheus().scrapeInterval().orElse(OF_THE_OPERATOR);
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Scraped scraped) {
                    Duration interval = scraped.way().scrapeInterval().orElse(ofTheHub);
                    check(source.path(), scraped.jobs(), interval, scraped.way().declaredAt(), findings);
                } else if (fetching instanceof Fetching.Discovered discovered) {
                    Duration interval = discovered.way().scrapeInterval().orElse(ofTheHub);
                    check(
                            source.path(),
                            discovered.jobs(),
                            interval,
                            discovered.way().declaredAt(),
                            findings);
                }
            }
        }
    }

    private static void check(String path, List<ScrapeJob> jobs, ChartStack stack, Findings findings) {
        check(path, jobs, stack.scrapeInterval().orElse(OF_THE_OPERATOR), stack.declaredAt(), findings);
    }

    private static void check(
            String path, List<ScrapeJob> jobs, Duration interval, Location saidAt, Findings findings) {
        for (ScrapeJob job : jobs) {
            Duration timeout = job.scrapeTimeout().orElse(Duration.ZERO);
            if (job.scrapeInterval().isEmpty() && timeout.compareTo(interval) > 0) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        path + " > scrapeJob(" + job.name() + ")",
                        job.calls().of("scrapeTimeout", job.declaredAt()),
                        "The scrape timeout `" + DurationText.of(timeout.toNanos()) + "` is above the interval `"
                                + DurationText.of(interval.toNanos()) + "` that the job has from its cluster.",
                        "Lower `scrapeTimeout`, or give the job a `scrapeInterval` of its own.",
                        List.of(
                                new Finding.Related("the job", job.declaredAt()),
                                new Finding.Related("the cluster's Prometheus", saidAt))));
            }
        }
    }
}
