package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
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
        check("hub(" + fleet.hub().name() + ")", fleet.hub(), fleet.hub().prometheus(), findings);
        for (Source source : fleet.sources()) {
            ChartStack stack = Stacks.of(source).orElse(null);
            if (stack != null) {
                check("source(" + source.name() + ")", source, stack, findings);
            } else if (source.approach() instanceof ScrapedByHub scraping) {
                Duration ofTheHub = fleet.hub().prometheus().scrapeInterval().orElse(OF_THE_OPERATOR);
                check(
                        "source(" + source.name() + ")",
                        source,
                        scraping.scrapeInterval().orElse(ofTheHub),
                        scraping.declaredAt(),
                        findings);
            } else if (source.approach() instanceof Collector collector) {
                check(
                        "source(" + source.name() + ")",
                        source,
                        collector.pod().scrapeInterval().orElse(OF_THE_OPERATOR),
                        collector.pod().declaredAt(),
                        findings);
            }
        }
    }

    private static void check(String path, Cluster cluster, ChartStack stack, Findings findings) {
        check(path, cluster, stack.scrapeInterval().orElse(OF_THE_OPERATOR), stack.declaredAt(), findings);
    }

    private static void check(String path, Cluster cluster, Duration interval, Location saidAt, Findings findings) {
        for (ScrapeJob job : cluster.scrapeJobs()) {
            Duration timeout = job.scrapeTimeout().orElse(Duration.ZERO);
            if (job.scrapeInterval().isEmpty() && timeout.compareTo(interval) > 0) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        path + " > scrapeJob(" + job.name() + ")",
                        job.declaredAt(),
                        "The scrape timeout `" + timeout.toMillis() + "ms` is above the interval `"
                                + interval.toMillis() + "ms` that the job has from its cluster.",
                        "Lower `scrapeTimeout`, or give the job a `scrapeInterval` of its own.",
                        List.of(new Finding.Related("the cluster's Prometheus", saidAt))));
            }
        }
    }
}
