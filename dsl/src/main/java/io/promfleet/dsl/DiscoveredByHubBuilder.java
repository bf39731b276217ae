package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.DiscoveredByHub;
import org.jspecify.annotations.Nullable;

/** How the hub finds all targets of a source, and which exporters are installed there for it. */
public final class DiscoveredByHubBuilder extends DiscoveringHubBuilder<DiscoveredByHubBuilder> {
    private @Nullable Boolean nodeExporter;
    private @Nullable Boolean kubeStateMetrics;

    DiscoveredByHubBuilder(Declaration parent, Location declaredAt) {
        super(parent, "discoveredByHub", declaredAt);
    }

    /**
     * Whether the chart's node-exporter runs on every node of the source; {@code nodeExporter.enabled}. A job has to find it.
     *
     * @param choice false unless said: then nothing is installed
     * @return this
     */
    public DiscoveredByHubBuilder nodeExporter(boolean choice) {
        nodeExporter = once(nodeExporter, choice, "nodeExporter");
        if (choice) {
            SourceBuilder.askedForNodeExporter(this);
        }
        return this;
    }

    /**
     * Whether the chart's kube-state-metrics runs in the source; {@code kubeStateMetrics.enabled}. A job has to find it.
     *
     * @param choice false unless said: then nothing is installed
     * @return this
     */
    public DiscoveredByHubBuilder kubeStateMetrics(boolean choice) {
        kubeStateMetrics = once(kubeStateMetrics, choice, "kubeStateMetrics");
        return this;
    }

    DiscoveredByHub build() {
        return build(nodeExporter != null && nodeExporter, kubeStateMetrics != null && kubeStateMetrics);
    }
}
