package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.PrometheusStack;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Prometheus that stores what it scrapes, run by kube-prometheus-stack, and the exporters that come with it. */
public final class PrometheusBuilder extends StackBuilder<PrometheusBuilder> {
    private final boolean defaultRulesUnlessSaid;
    private @Nullable Duration retention;
    private @Nullable ByteSize retentionSize;
    private @Nullable Boolean defaultRules;

    PrometheusBuilder(Declaration parent, String step, Location declaredAt, boolean defaultRulesUnlessSaid) {
        super(parent, step, declaredAt);
        this.defaultRulesUnlessSaid = defaultRulesUnlessSaid;
    }

    /**
     * How long samples are kept; {@code prometheusSpec.retention}.
     *
     * @param time above zero; on a source 6 hours unless said, on the hub the chart's 10 days
     * @return this
     */
    public PrometheusBuilder retention(Duration time) {
        retention = once(retention, positive(time, "retention"), "retention");
        return this;
    }

    /**
     * How much disk samples may take; {@code prometheusSpec.retentionSize}. Leave room for the WAL: four fifths of the volume.
     *
     * @param size no limit unless said
     * @return this
     */
    public PrometheusBuilder retentionSize(ByteSize size) {
        retentionSize = once(retentionSize, size, "retentionSize");
        return this;
    }

    /**
     * Whether the chart's own recording and alerting rules run here; {@code defaultRules.create}.
     *
     * @param choice true on the hub and false on a source unless said
     * @return this
     */
    public PrometheusBuilder defaultRules(boolean choice) {
        defaultRules = once(defaultRules, choice, "defaultRules");
        return this;
    }

    PrometheusStack build() {
        return shared(PrometheusStack.builder()
                .retention(Optional.ofNullable(retention))
                .retentionSize(Optional.ofNullable(retentionSize))
                .replicas(replicas())
                .storage(storage())
                .resources(resources())
                .scrapeInterval(scrapeInterval())
                .nodeExporter(hasNodeExporter())
                .kubeStateMetrics(hasKubeStateMetrics())
                .defaultRules(defaultRules == null ? defaultRulesUnlessSaid : defaultRules)
                .declaredAt(declaredAt())
                .build());
    }
}
