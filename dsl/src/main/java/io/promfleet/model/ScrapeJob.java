package io.promfleet.model;

import io.promfleet.finding.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One job of Prometheus; an entry of {@code scrape_configs}.
 */
@Value.Immutable
public interface ScrapeJob {

    /**
     * Its name; {@code job_name}, unique in its cluster.
     *
     * @return the name
     */
    String name();

    /**
     * Which part of the chart's own scraping it stands for, which then is switched off so that no target is scraped twice.
     *
     * @return {@link ReplacedMonitor#NONE} for a job of the user's own
     */
    ReplacedMonitor replaces();

    /**
     * {@code scrape_interval}.
     *
     * @return the interval, the server's own if empty
     */
    Optional<Duration> scrapeInterval();

    /**
     * {@code scrape_timeout}; not above the interval.
     *
     * @return the time, the server's own if empty
     */
    Optional<Duration> scrapeTimeout();

    /**
     * {@code metrics_path}.
     *
     * @return the path, {@code /metrics} if empty
     */
    Optional<String> metricsPath();

    /**
     * {@code scheme}.
     *
     * @return the scheme, {@link Scheme#HTTP} if empty
     */
    Optional<Scheme> scheme();

    /**
     * URL parameters; {@code params}.
     *
     * @return the parameters in the order of their declaration
     */
    List<Parameter> params();

    /**
     * Whether labels of the scraped series win over those of the target; {@code honor_labels}, default false.
     *
     * @return the choice
     */
    Optional<Boolean> honorLabels();

    /**
     * Whether time stamps of the scraped series are kept; {@code honor_timestamps}, default true.
     *
     * @return the choice
     */
    Optional<Boolean> honorTimestamps();

    /**
     * Most samples in one scrape; {@code sample_limit}, 0 for no limit.
     *
     * @return the number
     */
    Optional<Long> sampleLimit();

    /**
     * How many active series all its targets together are expected to have, after {@link #metricRelabels}.
     *
     * @return the number; empty if nobody said
     */
    Optional<ExpectedSeries> expectedSeries();

    /**
     * Most targets; {@code target_limit}, 0 for no limit.
     *
     * @return the number
     */
    Optional<Long> targetLimit();

    /**
     * Most labels of a series; {@code label_limit}, 0 for no limit.
     *
     * @return the number
     */
    Optional<Long> labelLimit();

    /**
     * Largest uncompressed answer; {@code body_size_limit}.
     *
     * @return the size
     */
    Optional<ByteSize> bodySizeLimit();

    /**
     * Every other setting of the job, from {@code scrape_protocols} to {@code extra_scrape_metrics}.
     *
     * @return the settings, {@link Settings#NONE} unless said otherwise
     */
    Settings settings();

    /**
     * Where targets come from.
     *
     * @return at least one
     */
    List<ServiceDiscovery> serviceDiscoveries();

    /**
     * How targets are reached.
     *
     * @return the settings
     */
    HttpClient http();

    /**
     * Rules applied to every target; {@code relabel_configs}.
     *
     * @return the rules
     */
    RelabelRules relabels();

    /**
     * Rules applied to every scraped series; {@code metric_relabel_configs}.
     *
     * @return the rules
     */
    RelabelRules metricRelabels();

    /**
     * Whether it becomes a {@code ScrapeConfig} of the Prometheus Operator and not an entry of {@code additionalScrapeConfigs}.
     *
     * @return false unless said otherwise
     */
    @Value.Default
    default boolean asScrapeConfig() {
        return false;
    }

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Where its calls stand. No part of equality.
     *
     * @return the places
     */
    @Value.Auxiliary
    @Value.Default
    default CallPlaces calls() {
        return CallPlaces.NONE;
    }

    /**
     * Whether all but the name and the connection of another job is equal.
     *
     * @param other the other job
     * @return true if it is
     */
    default boolean isLike(ScrapeJob other) {
        return SplitScrapeJob.isRestEqual(this, other);
    }

    /**
     * An equal job that shares its memory with a job that is equal but for name and connection. Of thousands of clusters
     * with jobs that differ in little, only that little is kept.
     *
     * @param other a job that was declared at the same place and differs in {@link #name} and {@link #http} at most
     * @return a job that is equal to this one
     */
    default ScrapeJob sharing(ScrapeJob other) {
        return SplitScrapeJob.of(this, other);
    }

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableScrapeJob.Builder {
        Builder() {}

        @Override
        public ScrapeJob build() {
            ScrapeJob whole = super.build();
            return SplitScrapeJob.of(whole, whole);
        }
    }
}
