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
    private static final String SOURCES = "sources";
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
        this.origin = new Origin(fleet.hub().path(), fleet.hub().declaredAt());
        this.folder = paths.cluster(fleet.hub().name());
    }

    /** The Flux Kustomization that applies the configuration of a source on the hub. */
    static String remoteWriteConfigs(Paths paths, Source source) {
        return Paths.ofShard(REMOTE_WRITE_CONFIGS, paths.shardOf(source));
    }

    /**
     * The folder that Flux on the hub starts from holds Flux' Kustomizations and nothing else, above all no
     * {@code kustomization.yaml}: {@code flux bootstrap} puts its own {@code flux-system} there, and Flux makes one of all
     * that it finds only where there is none.
     */
    void render(Consumer<Manifest> out) {
        Reference monitoring = inFluxNamespace(MONITORING);
        emit(out, folder, MONITORING, flux.kustomization(monitoring, paths.hubControllers(), List.of(), null));
        if (new ClusterObjects(rendering).hasCustomResources(fleet.hub())) {
            emit(
                    out,
                    folder,
                    CUSTOM_RESOURCES,
                    flux.kustomization(
                            inFluxNamespace(CUSTOM_RESOURCES), paths.hubCustomResources(), List.of(monitoring), null));
        }
        if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES) {
            List<List<Source>> shards = shards();
            for (int shard = 0; shard < shards.size(); shard++) {
                if (!shards.get(shard).isEmpty()) {
                    renderSources(shard, shards, out);
                }
            }
        }
    }

    private List<List<Source>> shards() {
        List<List<Source>> shards = new ArrayList<>();
        for (int shard = 0; shard < paths.shards(); shard++) {
            shards.add(new ArrayList<>());
        }
        for (Source source : fleet.sources()) {
            if (fleet.deploys(source)) {
                shards.get(paths.shardOf(source)).add(source);
            }
        }
        return shards;
    }

    private void renderSources(int shard, List<List<Source>> shards, Consumer<Manifest> out) {
        List<Source> sources = shards.get(shard);
        List<Reference> takenOverLists = new ArrayList<>();
        List<Reference> takenOverConfigs = new ArrayList<>();
        for (int successor : paths.successors(shard)) {
            if (!shards.get(successor).isEmpty()) {
                takenOverLists.add(inFluxNamespace(Paths.ofShard(SOURCES, successor)));
                if (haveReleases(shards.get(successor))) {
                    takenOverConfigs.add(inFluxNamespace(Paths.ofShard(REMOTE_WRITE_CONFIGS, successor)));
                }
            }
        }
        FluxObjects.Shard place = shard == 0 ? FluxObjects.Shard.FIRST : FluxObjects.Shard.FURTHER;
        String configs = paths.remoteWriteConfigs(sources.get(0));
        String configsName = Paths.ofShard(REMOTE_WRITE_CONFIGS, shard);
        String list = paths.hubSources(shard);
        String listName = Paths.ofShard(SOURCES, shard);
        // The namespaces of the configurations are among what the list applies.
        takenOverConfigs.add(0, inFluxNamespace(listName));
        if (haveReleases(sources)) {
            emit(
                    out,
                    folder,
                    configsName,
                    flux.configurations(inFluxNamespace(configsName), configs, takenOverConfigs, place));
            renderConfigurations(sources, configs, out);
        }
        emit(out, folder, listName, flux.group(inFluxNamespace(listName), list, takenOverLists, place));
        KustomizationFile files = new KustomizationFile(rendering);
        String root = "../".repeat((int) list.chars().filter(c -> c == '/').count() + 1);
        for (Source source : sources) {
            files.resource(root + paths.cluster(source.name()));
        }
        emit(out, list, "kustomization", files.build());
    }

    /** Kustomize refuses a folder without anything in it. */
    private static boolean haveReleases(List<Source> sources) {
        return sources.stream().anyMatch(Source::hasRelease);
    }

    private void renderConfigurations(List<Source> sources, String configs, Consumer<Manifest> out) {
        KustomizationFile files = new KustomizationFile(rendering);
        SourceRenderer renderer = new SourceRenderer(rendering);
        for (Source source : sources) {
            if (source.hasRelease()) {
                renderer.renderConfiguration(source, files, out);
            }
        }
        emit(out, configs, "kustomization", files.build());
    }

    private Reference inFluxNamespace(String name) {
        return new Reference(flux.name(name), fleet.flux().namespace());
    }

    private void emit(Consumer<Manifest> out, String into, String file, MapNode root) {
        out.accept(rendering
                .hubObjects()
                .beside(new Manifest(
                        new ManifestPath(into + "/" + file + ".yaml"),
                        new YamlDocument(rendering.header(), root),
                        null,
                        origin)));
    }
}
