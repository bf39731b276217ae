package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import java.net.URI;
import java.util.List;

/** How the hub finds and scrapes the targets of some jobs of a source, while the others are collected in another way. */
public final class AlsoScrapedByHubBuilder extends ApiServerBuilder<AlsoScrapedByHubBuilder> {
    AlsoScrapedByHubBuilder(Declaration parent, String source, URI apiServer, Location declaredAt) {
        super(parent, "alsoScrapedByHub", source, apiServer, declaredAt);
    }

    ScrapedByHub build(List<ScrapeJob> jobs) {
        return build(jobs, List.of(), false, false);
    }
}
