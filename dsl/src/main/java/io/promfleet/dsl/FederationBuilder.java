package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.PrometheusStack;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the hub fetches series from the Prometheus that is installed in the source, and what that is like. */
public final class FederationBuilder extends FederatedSeriesBuilder<FederationBuilder> {
    private @Nullable PrometheusStack prometheus;

    FederationBuilder(Declaration parent, URI url, Location declaredAt) {
        super(parent, "federated", url, declaredAt);
    }

    /**
     * The Prometheus in the source.
     *
     * @param block says retention, volume, resources and exporters
     * @return this
     */
    public FederationBuilder prometheus(Consumer<PrometheusBuilder> block) {
        PrometheusBuilder builder =
                new PrometheusBuilder(this, "prometheus", recorder().here(), false);
        within(builder, block);
        prometheus = once(prometheus, builder.build(), "prometheus");
        return this;
    }

    FederatedPrometheus build() {
        return new FederatedPrometheus(
                prometheus == null
                        ? new PrometheusBuilder(this, "prometheus", declaredAt(), false).build()
                        : prometheus,
                buildFederation());
    }
}
