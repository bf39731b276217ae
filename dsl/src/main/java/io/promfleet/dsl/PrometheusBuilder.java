package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Resources;
import io.promfleet.model.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Prometheus of a cluster, run by kube-prometheus-stack, and the exporters that come with it. */
public final class PrometheusBuilder extends Declaration {
    private final boolean defaultRulesUnlessSaid;
    private @Nullable Duration retention;
    private @Nullable ByteSize retentionSize;
    private @Nullable Integer replicas;
    private @Nullable Storage storage;
    private @Nullable Resources resources;
    private @Nullable Duration scrapeInterval;
    private @Nullable Boolean nodeExporter;
    private @Nullable Boolean kubeStateMetrics;
    private @Nullable Boolean defaultRules;

    PrometheusBuilder(Declaration parent, String step, Location declaredAt, boolean defaultRulesUnlessSaid) {
        super(parent.recorder(), parent, step, null, declaredAt);
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
     * How many equal servers run; {@code prometheusSpec.replicas}.
     *
     * @param number at least 1, which is the default
     * @return this
     */
    public PrometheusBuilder replicas(int number) {
        replicas = once(replicas, atLeastOne(number, "replicas"), "replicas");
        return this;
    }

    /**
     * A volume for the samples; {@code prometheusSpec.storageSpec}. Without one they are lost with the pod, and on a source
     * with them what was not sent yet.
     *
     * @param size how large
     * @return this
     */
    public PrometheusBuilder storage(ByteSize size) {
        return storage(size, volume -> {});
    }

    /**
     * A volume for the samples; {@code prometheusSpec.storageSpec}.
     *
     * @param size how large
     * @param block says class and access modes
     * @return this
     */
    public PrometheusBuilder storage(ByteSize size, Consumer<StorageBuilder> block) {
        StorageBuilder builder = new StorageBuilder(this, size, recorder().here());
        within(builder, block);
        storage = once(storage, builder.build(), "storage");
        return this;
    }

    /**
     * CPU and memory of each server; {@code prometheusSpec.resources}.
     *
     * @param block says requests and limits
     * @return this
     */
    public PrometheusBuilder resources(Consumer<ResourcesBuilder> block) {
        ResourcesBuilder builder = new ResourcesBuilder(this, recorder().here());
        within(builder, block);
        resources = once(resources, builder.build(), "resources");
        return this;
    }

    /**
     * How often targets are scraped that do not say so themselves; {@code prometheusSpec.scrapeInterval}.
     *
     * @param interval above zero; the operator's 30 seconds unless said
     * @return this
     */
    public PrometheusBuilder scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return this;
    }

    /**
     * Whether node-exporter runs on every node; {@code nodeExporter.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public PrometheusBuilder nodeExporter(boolean choice) {
        nodeExporter = once(nodeExporter, choice, "nodeExporter");
        return this;
    }

    /**
     * Whether kube-state-metrics runs; {@code kubeStateMetrics.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public PrometheusBuilder kubeStateMetrics(boolean choice) {
        kubeStateMetrics = once(kubeStateMetrics, choice, "kubeStateMetrics");
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
        PrometheusStack.Builder stack = PrometheusStack.builder()
                .nodeExporter(nodeExporter == null || nodeExporter)
                .kubeStateMetrics(kubeStateMetrics == null || kubeStateMetrics)
                .defaultRules(defaultRules == null ? defaultRulesUnlessSaid : defaultRules)
                .declaredAt(declaredAt());
        if (retention != null) {
            stack.retention(retention);
        }
        if (retentionSize != null) {
            stack.retentionSize(retentionSize);
        }
        if (replicas != null) {
            stack.replicas(replicas);
        }
        if (storage != null) {
            stack.storage(storage);
        }
        if (resources != null) {
            stack.resources(resources);
        }
        if (scrapeInterval != null) {
            stack.scrapeInterval(scrapeInterval);
        }
        // Volume and resources have lines of their own.
        List<Location> within = new ArrayList<>(2);
        if (storage != null) {
            within.add(storage.declaredAt());
        }
        if (resources != null) {
            within.add(resources.declaredAt());
        }
        return recorder().shared().share(stack.build(), declaredAt(), within);
    }
}
