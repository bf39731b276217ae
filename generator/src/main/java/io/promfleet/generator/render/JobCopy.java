package io.promfleet.generator.render;

import io.promfleet.model.HttpClient;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job that has all of another but its name, and where and how its targets are found and reached. */
final class JobCopy {
    private JobCopy() {}

    static ScrapeJob of(
            ScrapeJob job,
            String name,
            Optional<Duration> intervalUnlessSaid,
            List<ServiceDiscovery> discoveries,
            HttpClient http,
            List<RelabelRule> rules) {
        return ScrapeJob.builder()
                .name(name)
                .replaces(job.replaces())
                .asScrapeConfig(job.asScrapeConfig())
                .scrapeInterval(job.scrapeInterval().or(() -> intervalUnlessSaid))
                .scrapeTimeout(job.scrapeTimeout())
                .metricsPath(job.metricsPath())
                .scheme(job.scheme())
                .addAllParams(job.params())
                .honorLabels(job.honorLabels())
                .honorTimestamps(job.honorTimestamps())
                .sampleLimit(job.sampleLimit())
                .expectedSeries(job.expectedSeries())
                .targetLimit(job.targetLimit())
                .labelLimit(job.labelLimit())
                .bodySizeLimit(job.bodySizeLimit())
                .settings(job.settings())
                .addAllServiceDiscoveries(discoveries)
                .http(http)
                .relabels(new RelabelRules(rules))
                .metricRelabels(job.metricRelabels())
                .declaredAt(job.declaredAt())
                .build();
    }
}
