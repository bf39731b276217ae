package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as every builder makes it: what tends to differ from cluster to cluster, and a job that holds the rest. */
final class SplitScrapeJob implements ScrapeJob {
    private final String name;
    private final HttpClient http;
    private final ScrapeJob rest;

    private SplitScrapeJob(String name, HttpClient http, ScrapeJob rest) {
        this.name = name;
        this.http = http;
        this.rest = rest;
    }

    /** A job with the name and connection of one and all else of another. */
    static SplitScrapeJob of(ScrapeJob job, ScrapeJob other) {
        return new SplitScrapeJob(job.name(), job.http(), other instanceof SplitScrapeJob split ? split.rest : other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public HttpClient http() {
        return http;
    }

    @Override
    public ReplacedMonitor replaces() {
        return rest.replaces();
    }

    @Override
    public Optional<Duration> scrapeInterval() {
        return rest.scrapeInterval();
    }

    @Override
    public Optional<Duration> scrapeTimeout() {
        return rest.scrapeTimeout();
    }

    @Override
    public Optional<String> metricsPath() {
        return rest.metricsPath();
    }

    @Override
    public Optional<Scheme> scheme() {
        return rest.scheme();
    }

    @Override
    public List<Parameter> params() {
        return rest.params();
    }

    @Override
    public Optional<Boolean> honorLabels() {
        return rest.honorLabels();
    }

    @Override
    public Optional<Boolean> honorTimestamps() {
        return rest.honorTimestamps();
    }

    @Override
    public Optional<Long> sampleLimit() {
        return rest.sampleLimit();
    }

    @Override
    public Optional<ExpectedSeries> expectedSeries() {
        return rest.expectedSeries();
    }

    @Override
    public Optional<Long> targetLimit() {
        return rest.targetLimit();
    }

    @Override
    public Optional<Long> labelLimit() {
        return rest.labelLimit();
    }

    @Override
    public Optional<ByteSize> bodySizeLimit() {
        return rest.bodySizeLimit();
    }

    @Override
    public Settings settings() {
        return rest.settings();
    }

    @Override
    public List<ServiceDiscovery> serviceDiscoveries() {
        return rest.serviceDiscoveries();
    }

    @Override
    public RelabelRules relabels() {
        return rest.relabels();
    }

    @Override
    public RelabelRules metricRelabels() {
        return rest.metricRelabels();
    }

    @Override
    public boolean asScrapeConfig() {
        return rest.asScrapeConfig();
    }

    @Override
    public Location declaredAt() {
        return rest.declaredAt();
    }

    @Override
    public CallPlaces calls() {
        return rest.calls();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SplitScrapeJob job
                        && name.equals(job.name)
                        && http.equals(job.http)
                        && (rest == job.rest || isRestEqual(rest, job.rest)));
    }

    static boolean isRestEqual(ScrapeJob one, ScrapeJob other) {
        return one.replaces() == other.replaces()
                && one.asScrapeConfig() == other.asScrapeConfig()
                && one.scrapeInterval().equals(other.scrapeInterval())
                && one.scrapeTimeout().equals(other.scrapeTimeout())
                && one.metricsPath().equals(other.metricsPath())
                && one.scheme().equals(other.scheme())
                && one.params().equals(other.params())
                && one.honorLabels().equals(other.honorLabels())
                && one.honorTimestamps().equals(other.honorTimestamps())
                && one.sampleLimit().equals(other.sampleLimit())
                && one.expectedSeries().equals(other.expectedSeries())
                && one.targetLimit().equals(other.targetLimit())
                && one.labelLimit().equals(other.labelLimit())
                && one.bodySizeLimit().equals(other.bodySizeLimit())
                && one.settings().equals(other.settings())
                && one.serviceDiscoveries().equals(other.serviceDiscoveries())
                && one.relabels().equals(other.relabels())
                && one.metricRelabels().equals(other.metricRelabels());
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + http.hashCode()) * 31 + rest.relabels().hashCode();
    }

    @Override
    public String toString() {
        return "ScrapeJob{name=" + name + ", http=" + http + ", relabels=" + rest.relabels() + "}";
    }
}
