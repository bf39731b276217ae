package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Resources;
import io.promfleet.model.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of whatever scrapes a cluster from inside, and of the exporters that kube-prometheus-stack installs beside
 * it.
 *
 * @param <B> the builder itself
 */
public abstract class ScraperBuilder<B extends ScraperBuilder<B>> extends Declaration {
    private @Nullable Storage storage;
    private @Nullable Resources resources;
    private @Nullable Duration scrapeInterval;
    private @Nullable Boolean nodeExporter;
    private @Nullable Boolean kubeStateMetrics;

    ScraperBuilder(Declaration parent, String step, Location declaredAt) {
        super(parent.recorder(), parent, step, null, declaredAt);
    }

    /**
     * A volume for the samples; {@code prometheusSpec.storageSpec} of the chart where that runs a Prometheus. Without one they
     * are lost with the pod, and on a source with them what was not sent yet.
     *
     * @param size how large
     * @return this
     */
    public B storage(ByteSize size) {
        return storage(size, volume -> {});
    }

    /**
     * A volume for the samples; {@code prometheusSpec.storageSpec} of the chart where that runs a Prometheus.
     *
     * @param size how large
     * @param block says class and access modes
     * @return this
     */
    public B storage(ByteSize size, Consumer<StorageBuilder> block) {
        StorageBuilder builder = new StorageBuilder(this, size, recorder().here());
        within(builder, block);
        storage = once(storage, builder.build(), "storage");
        return self();
    }

    /**
     * CPU and memory of each server or agent; {@code resources} of its container.
     *
     * @param block says requests and limits
     * @return this
     */
    public B resources(Consumer<ResourcesBuilder> block) {
        ResourcesBuilder builder = new ResourcesBuilder(this, recorder().here());
        within(builder, block);
        resources = once(resources, builder.build(), "resources");
        return self();
    }

    /**
     * How often targets are scraped that do not say so themselves; {@code prometheusSpec.scrapeInterval} of the
     * chart where that runs a Prometheus.
     *
     * @param interval above zero; 30 seconds unless said
     * @return this
     */
    public B scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return self();
    }

    /**
     * Whether node-exporter runs on every node; {@code nodeExporter.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public B nodeExporter(boolean choice) {
        nodeExporter = once(nodeExporter, choice, "nodeExporter");
        if (choice) {
            SourceBuilder.askedForNodeExporter(this);
        }
        return self();
    }

    /**
     * Whether kube-state-metrics runs; {@code kubeStateMetrics.enabled}.
     *
     * @param choice true unless said
     * @return this
     */
    public B kubeStateMetrics(boolean choice) {
        kubeStateMetrics = once(kubeStateMetrics, choice, "kubeStateMetrics");
        return self();
    }

    final Optional<Storage> storage() {
        return Optional.ofNullable(storage);
    }

    final Optional<Resources> resources() {
        return Optional.ofNullable(resources);
    }

    final Optional<Duration> scrapeInterval() {
        return Optional.ofNullable(scrapeInterval);
    }

    final boolean hasNodeExporter() {
        return nodeExporter == null || nodeExporter;
    }

    final boolean hasKubeStateMetrics() {
        return kubeStateMetrics == null || kubeStateMetrics;
    }

    /** The stack, shared with those that were said on the same lines: volume and resources have lines of their own. */
    final <T> T shared(T stack) {
        List<Location> within = new ArrayList<>(2);
        if (storage != null) {
            within.add(storage.declaredAt());
        }
        if (resources != null) {
            within.add(resources.declaredAt());
        }
        return recorder().shared().share(stack, declaredAt(), within);
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }
}
