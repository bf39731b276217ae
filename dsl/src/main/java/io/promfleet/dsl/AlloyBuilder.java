package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Alloy;
import io.promfleet.model.ScrapeJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grafana Alloy, run by its own chart, and the exporters beside it. */
public final class AlloyBuilder extends CollectorBuilder<AlloyBuilder> {
    private @Nullable Integer replicas;
    private @Nullable Boolean clustering;

    AlloyBuilder(Declaration parent, Location declaredAt) {
        super(parent, "alloy", declaredAt);
    }

    /**
     * How many pods run; {@code controller.replicas} of Alloy's chart. Several divide the targets among themselves.
     *
     * @param number at least 1, which is the default
     * @return this
     */
    public AlloyBuilder replicas(int number) {
        replicas = once(replicas, (int) atLeastOne(number, "replicas"), "replicas");
        return this;
    }

    /**
     * Whether pods find each other and divide the targets among themselves; {@code alloy.clustering.enabled} of Alloy's
     * chart.
     *
     * @param choice true for several replicas and false for one unless said
     * @return this
     */
    public AlloyBuilder clustering(boolean choice) {
        clustering = once(clustering, choice, "clustering");
        return this;
    }

    Alloy build(List<ScrapeJob> monitors) {
        int number = replicas == null ? 1 : replicas;
        return new Alloy(pod(monitors), number, clustering == null ? number > 1 : clustering);
    }
}
