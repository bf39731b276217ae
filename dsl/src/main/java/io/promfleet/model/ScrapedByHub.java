package io.promfleet.model;

import io.promfleet.finding.Location;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * No Prometheus in the source: that of the hub asks the source's API server for targets and scrapes them, through the same
 * API server or, where the network leads there, directly. In the source run exporters alone.
 */
@Value.Immutable
public non-sealed interface ScrapedByHub extends Approach {

    @Override
    default String call() {
        return "scrapedByHub";
    }

    /**
     * The address of the source's API server, as the hub reaches it; {@code api_server}.
     *
     * @return an https address, with a path where the server is behind one
     */
    URI apiServer();

    /**
     * The name that the API server's certificate must carry.
     *
     * @return the name; the address' host if empty
     */
    Optional<String> serverName();

    /**
     * What discovery shows to the API server: an account that may list and watch.
     *
     * @return Secrets on the hub
     */
    ApiCredentials discovery();

    /**
     * What scrapes show to the API server and to kubelets: an account that may read metrics.
     *
     * @return Secrets on the hub
     */
    ApiCredentials scraping();

    /**
     * How long the tokens of both accounts are good.
     *
     * @return {@link ServiceAccountToken.LongLived} unless said otherwise
     */
    ServiceAccountToken tokens();

    /**
     * Whether the hub reaches pods, services and nodes of the source by their own addresses.
     *
     * @return false unless said otherwise: then targets are reached through the API server
     */
    boolean reachable();

    /**
     * The jobs whose targets the hub reaches by their own addresses although it does not reach everything.
     *
     * @return names of jobs, in the order in which they were said
     */
    Set<String> reachableJobs();

    /**
     * How often targets are scraped whose job does not say so itself.
     *
     * @return the interval, the hub's own if empty
     */
    Optional<Duration> scrapeInterval();

    /**
     * The jobs that stand for what the chart's own monitors scrape where a Prometheus is in the source.
     *
     * @return API server, kubelets and exporters, without those that the source says itself
     */
    List<ScrapeJob> monitors();

    /**
     * Whether the targets of a job are reached by their own addresses.
     *
     * @param job one of the source's
     * @return false if the API server passes its scrapes on
     */
    default boolean reaches(ScrapeJob job) {
        return reachable() || reachableJobs().contains(job.name());
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
    final class Builder extends ImmutableScrapedByHub.Builder {
        Builder() {}
    }
}
