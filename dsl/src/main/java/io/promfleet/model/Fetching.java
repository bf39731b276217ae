package io.promfleet.model;

import java.util.List;

/** Series of a source that the Prometheus of the hub fetches, and how. */
public sealed interface Fetching permits Fetching.Scraped, Fetching.Discovered, Fetching.Federated {

    /**
     * What the definition calls it; also its step in a model path.
     *
     * @return for instance {@code alsoScrapedByHub}
     */
    String call();

    /**
     * Targets that are found, and mostly reached, through the source's API server.
     *
     * @param call what the definition calls it
     * @param way how
     * @param jobs which
     */
    record Scraped(String call, ScrapedByHub way, List<ScrapeJob> jobs) implements Fetching {}

    /**
     * Targets that the hub finds by itself.
     *
     * @param call what the definition calls it
     * @param way how
     * @param jobs which
     */
    record Discovered(String call, DiscoveredByHub way, List<ScrapeJob> jobs) implements Fetching {}

    /**
     * What a Prometheus in the source has.
     *
     * @param call what the definition calls it
     * @param federation which part, and how
     */
    record Federated(String call, Federation federation) implements Fetching {}
}
