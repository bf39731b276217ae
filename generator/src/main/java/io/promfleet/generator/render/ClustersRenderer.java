package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.render.FluxObjects.Reference;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What Flux starts from: the folder of each cluster that runs Flux, and who depends on whom. */
final class ClustersRenderer {
    /** The Flux Kustomization of the hub's own stack. */
    static final String MONITORING = "monitoring";

    private static final String REMOTE_WRITE_CONFIGS = "remote-write-configs";
    private static final String CUSTOM_RESOURCES = "custom-resources";

    private final Rendering rendering;
    private final Fleet fleet;
    private final Paths paths;
    private final FluxObjects flux;
    private final Origin origin;
    private final String folder;

    ClustersRenderer(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.paths = rendering.paths();
        this.flux = new FluxObjects(rendering);
        this.origin = new Origin(Identity.path(fleet.hub()), fleet.hub().declaredAt());
        this.folder = paths.cluster(fleet.hub().name());
    }

    /** The Flux Kustomization that applies the configuration of a source on the hub. */
    static String remoteWriteConfigs(Paths paths, Source source) {
        return remoteWriteConfigs(paths, paths.shardOf(source));
    }

    private static String remoteWriteConfigs(Paths paths, int shard) {
        return paths.shards() == 1 ? REMOTE_WRITE_CONFIGS : REMOTE_WRITE_CONFIGS + "-" + Paths.shardName(shard);
    }

    void render(Consumer<Manifest> out) {
        KustomizationFile files = new KustomizationFile(rendering).resource(MONITORING + ".yaml");
        Reference monitoring = inFluxNamespace(MONITORING);
        emit(out, folder, MONITORING, flux.kustomization(monitoring, paths.hubControllers(), List.of(), null));
        if (!fleet.hub().extraManifests().isEmpty()) {
            files.resource(CUSTOM_RESOURCES + ".yaml");
            emit(
                    out,
                    folder,
                    CUSTOM_RESOURCES,
                    flux.kustomization(
                            inFluxNamespace(CUSTOM_RESOURCES), paths.hubCustomResources(), List.of(monitoring), null));
        }
        if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES
                && !fleet.sources().isEmpty()) {
            if (paths.shards() == 1) {
                renderSources(0, fleet.sources(), folder, "../", files, out);
            } else {
                renderShards(files, out);
            }
        }
        emit(out, folder, "kustomization", files.build());
    }

    private void renderShards(KustomizationFile files, Consumer<Manifest> out) {
        List<List<Source>> shards = new ArrayList<>();
        for (int shard = 0; shard < paths.shards(); shard++) {
            shards.add(new ArrayList<>());
        }
        for (Source source : fleet.sources()) {
            shards.get(paths.shardOf(source)).add(source);
        }
        for (int shard = 0; shard < shards.size(); shard++) {
            if (shards.get(shard).isEmpty()) {
                continue;
            }
            String name = Paths.shardName(shard);
            String shardFolder = folder + "/" + name;
            KustomizationFile inner = new KustomizationFile(rendering);
            renderSources(shard, shards.get(shard), shardFolder, "../../", inner, out);
            emit(out, shardFolder, "kustomization", inner.build());
            files.resource(name + ".yaml");
            emit(out, folder, name, flux.group(inFluxNamespace(name), shardFolder));
        }
    }

    private void renderSources(
            int shard,
            List<Source> sources,
            String into,
            String toClusters,
            KustomizationFile files,
            Consumer<Manifest> out) {
        files.resource(REMOTE_WRITE_CONFIGS + ".yaml");
        String configs = paths.remoteWriteConfigs(sources.get(0));
        emit(
                out,
                into,
                REMOTE_WRITE_CONFIGS,
                flux.kustomization(inFluxNamespace(remoteWriteConfigs(paths, shard)), configs, List.of(), null));
        for (Source source : sources) {
            files.resource(toClusters + source.name());
        }
        renderConfigurations(sources, configs, out);
    }

    private void renderConfigurations(List<Source> sources, String configs, Consumer<Manifest> out) {
        KustomizationFile files = new KustomizationFile(rendering);
        SourceRenderer renderer = new SourceRenderer(rendering);
        for (Source source : sources) {
            renderer.renderConfiguration(source, files, out);
        }
        emit(out, configs, "kustomization", files.build());
    }

    private Reference inFluxNamespace(String name) {
        return new Reference(name, fleet.flux().namespace());
    }

    private void emit(Consumer<Manifest> out, String into, String file, MapNode root) {
        out.accept(new Manifest(
                new ManifestPath(into + "/" + file + ".yaml"),
                new YamlDocument(rendering.header(), root),
                null,
                origin));
    }
}
