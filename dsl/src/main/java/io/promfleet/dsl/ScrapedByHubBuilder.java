package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the hub finds and scrapes the targets of a source that has no Prometheus of its own, and which exporters run there. */
public final class ScrapedByHubBuilder extends ApiServerBuilder<ScrapedByHubBuilder> {
    private @Nullable Boolean nodeExporter;
    private @Nullable Boolean kubeStateMetrics;

    ScrapedByHubBuilder(Declaration parent, String source, URI apiServer, Location declaredAt) {
        super(parent, "scrapedByHub", source, apiServer, declaredAt);
    }

    /**
     * Whether node-exporter runs on every node; {@code nodeExporter.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public ScrapedByHubBuilder nodeExporter(boolean choice) {
        nodeExporter = once(nodeExporter, choice, "nodeExporter");
        if (choice) {
            SourceBuilder.askedForNodeExporter(this);
        }
        return this;
    }

    /**
     * Whether kube-state-metrics runs; {@code kubeStateMetrics.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public ScrapedByHubBuilder kubeStateMetrics(boolean choice) {
        kubeStateMetrics = once(kubeStateMetrics, choice, "kubeStateMetrics");
        return this;
    }

    boolean hasNodeExporter() {
        return nodeExporter == null || nodeExporter;
    }

    boolean hasKubeStateMetrics() {
        return kubeStateMetrics == null || kubeStateMetrics;
    }

    ScrapedByHub build(List<ScrapeJob> own, List<ScrapeJob> monitors) {
        return build(own, monitors, hasNodeExporter(), hasKubeStateMetrics());
    }
}
