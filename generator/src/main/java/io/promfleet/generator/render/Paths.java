package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of a fleet go. Every name comes from what the file is about. Large fleets are divided into shards,
 * because a kustomization's build time grows faster than its list of resources; a source's shard follows from its name, so
 * that another source coming or going does not move it.
 */
final class Paths {
    /** Up to this many sources stand side by side in one kustomization. */
    private static final int MOST_IN_ONE = 100;

    /** What a shard holds on average, at most: well below the limit, because names do not spread evenly. */
    private static final int SHARD_SIZE = 64;

    private static final String CONTROLLERS = "/controllers/";

    private final Fleet fleet;
    private final String hubFolder;
    private final Shards shards;

    Paths(Fleet fleet) {
        this.fleet = fleet;
        this.hubFolder = fleet.hub().name() + "/" + fleet.namespace();
        this.shards = Shards.of(fleet.sources().size(), MOST_IN_ONE, SHARD_SIZE);
    }

    /** How many shards there are; 1 for a fleet that needs none. */
    int shards() {
        return shards.count();
    }

    /** The name of a shard, such as {@code shard-0a}. */
    static String shardName(int shard) {
        String hex = Integer.toHexString(shard);
        return "shard-" + (hex.length() < 2 ? "0" : "") + hex;
    }

    /**
     * The name of what there is one of for each shard. The first has the name that it has in a fleet which is not divided,
     * so that the object stays when the fleet grows.
     */
    static String ofShard(String name, int shard) {
        return shard == 0 ? name : name + "-" + shardName(shard);
    }

    /**
     * The shards that may get sources which a shard has had, when a fleet grows: those whose number ends in the same bits.
     *
     * @param shard a shard
     * @return their numbers, ascending; each is above that of the shard
     */
    List<Integer> successors(int shard) {
        List<Integer> successors = new ArrayList<>();
        int step = Integer.highestOneBit(shard) * 2;
        int distance = Math.max(1, step);
        for (int next = shard + distance; next < shards.count(); next += distance) {
            successors.add(next);
        }
        return successors;
    }

    private String folderOfShard(String folder, int shard) {
        return shards.count() == 1 ? folder : folder + "/" + shardName(shard);
    }

    int shardOf(Source source) {
        return shards.of(source.name());
    }

    /** The folder of the hub's controllers. */
    String hubControllers() {
        return hubFolder + "/controllers";
    }

    ManifestPath hubController(String file) {
        return new ManifestPath(hubFolder + CONTROLLERS + file);
    }

    ManifestPath hubStack(String file) {
        return new ManifestPath(hubFolder + CONTROLLERS + "kube-prometheus-stack/" + file);
    }

    String hubCustomResources() {
        return hubFolder + "/custom-resources";
    }

    /** The folder of the rules as plain files, which Flux does not look into. */
    String hubRules() {
        return hubFolder + "/rules";
    }

    /** The folder of the sources' remote-write configuration on the hub. */
    String remoteWriteConfigs() {
        return hubFolder + "/remote-write-configs";
    }

    /** The folder of one source's remote-write configuration, which the layout decides. */
    String remoteWriteConfigs(Source source) {
        if (fleet.flux().layout() == FluxLayout.FLUX_IN_EVERY_CLUSTER) {
            return ofSource(source) + "/release";
        }
        return folderOfShard(remoteWriteConfigs(), shardOf(source));
    }

    /** The folder that lists the sources of a shard for Flux on the hub. */
    String hubSources(int shard) {
        return folderOfShard(hubFolder + "/sources", shard);
    }

    /**
     * The folder above all that is applied for a source. Where Flux starts from {@code clusters/<source>}, it must not
     * find anything there but its own Kustomizations, because it applies all that lies below.
     */
    String ofSource(Source source) {
        return fleet.flux().layout() == FluxLayout.FLUX_IN_EVERY_CLUSTER
                ? source.name() + "/" + fleet.namespace()
                : cluster(source.name());
    }

    /** The folder of Flux' Kustomizations for a cluster. */
    String cluster(String name) {
        return "clusters/" + name;
    }

    /** The address of a folder as {@code spec.path} of a Flux Kustomization names it. */
    String inRepository(String folder) {
        String path = fleet.flux().path().orElse("");
        return path.isEmpty() ? "./" + folder : "./" + path + "/" + folder;
    }
}
