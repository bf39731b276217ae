package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.List;
import org.immutables.value.Value;

/**
 * A whole configuration file of Prometheus. What people write by hand has types of its own; the rest is kept as settings,
 * complete, under the names of Prometheus.
 */
@Value.Immutable
public interface PrometheusConfig {

    /**
     * Files with rules; {@code rule_files}.
     *
     * @return the patterns in order
     */
    List<String> ruleFiles();

    /**
     * Files with more jobs; {@code scrape_config_files}, since 2.43.
     *
     * @return the patterns in order
     */
    List<String> scrapeConfigFiles();

    /**
     * The jobs; {@code scrape_configs}.
     *
     * @return the jobs in order
     */
    List<ScrapeJob> scrapeJobs();

    /**
     * Where samples are sent; {@code remote_write}.
     *
     * @return the targets in order
     */
    List<RemoteWrite> remoteWrites();

    /**
     * Everything else: {@code global}, {@code runtime}, {@code alerting}, {@code storage}, {@code tracing}, {@code
     * remote_read} and {@code otlp}, each with all its keys.
     *
     * @return the sections, {@link Settings#NONE} where nothing is said
     */
    Settings settings();

    /**
     * What holds for all jobs; {@code global}.
     *
     * @return the section, {@link Settings#NONE} where nothing is said
     */
    default Settings global() {
        return settings()
                .setting("global")
                .map(global -> global.value() instanceof Settings section ? section : Settings.NONE)
                .orElse(Settings.NONE);
    }

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutablePrometheusConfig.Builder {
        Builder() {}
    }
}
