package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.CollectorPod;
import io.promfleet.model.ScrapeJob;
import java.util.List;

/**
 * What can be said of everything that is no Prometheus and scrapes a source from inside. Retention, rules and Grafana cannot
 * be said: none of them has any of it.
 *
 * @param <B> the builder itself
 */
public abstract class CollectorBuilder<B extends CollectorBuilder<B>> extends ScraperBuilder<B> {
    CollectorBuilder(Declaration parent, String step, Location declaredAt) {
        super(parent, step, declaredAt);
    }

    final CollectorPod pod(List<ScrapeJob> monitors) {
        return CollectorPod.builder()
                .storage(storage())
                .resources(resources())
                .scrapeInterval(scrapeInterval())
                .nodeExporter(hasNodeExporter())
                .kubeStateMetrics(hasKubeStateMetrics())
                .addAllMonitors(monitors)
                .declaredAt(declaredAt())
                .build();
    }
}
