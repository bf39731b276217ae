package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Approach;
import io.promfleet.model.Collector;
import io.promfleet.model.DiscoveredByHub;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PF516: objects for the Prometheus Operator in a source that has neither the Operator nor its definitions. */
final class NoOperatorNoObjects implements FleetCheck {
    private static final String ID = "PF516";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            Location approach = withoutOperator(source.approach());
            if (approach != null) {
                for (ExtraManifest object : source.extraManifests()) {
                    if (object.apiVersion().startsWith("monitoring.coreos.com/")) {
                        findings.add(new Finding(
                                ID,
                                Severity.ERROR,
                                "source(" + source.name() + ") > manifest(" + object.kind() + "/" + object.name() + ")",
                                object.declaredAt(),
                                "The cluster refuses the `" + object.kind()
                                        + "`, because nothing of the Prometheus Operator is" + " in the source.",
                                "Say targets with `scrapeJob`, and add rules to the hub.",
                                List.of(new Finding.Related("the approach", approach))));
                    }
                }
                if (source.approach() instanceof Collector) {
                    jobs(source, approach, findings);
                }
            }
        }
    }

    /** A collector takes its jobs from its own file, so that such a job is not lost, and is no object either. */
    private static void jobs(Source source, Location approach, Findings findings) {
        for (ScrapeJob job : source.scrapeJobs()) {
            if (job.asScrapeConfig()) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        source.path() + " > scrapeJob(" + job.name() + ")",
                        job.declaredAt(),
                        "The job cannot be a `ScrapeConfig`, because nothing of the Prometheus Operator is in the source.",
                        "Leave out `asScrapeConfig`.",
                        List.of(new Finding.Related("the approach", approach))));
            }
        }
    }

    /** Where the approach was said that brings no Operator, or null. */
    private static @Nullable Location withoutOperator(Approach approach) {
        if (approach instanceof DiscoveredByHub discovering) {
            return discovering.declaredAt();
        }
        if (approach instanceof Collector collector) {
            return collector.pod().declaredAt();
        }
        return approach instanceof ScrapedByHub scraping ? scraping.declaredAt() : null;
    }
}
