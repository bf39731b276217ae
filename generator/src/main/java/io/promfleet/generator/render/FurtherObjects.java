package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.Cluster;
import io.promfleet.model.ExtraManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a user adds to a cluster, held against those that promfleet makes for the same cluster. One object in two
 * files would belong to two Kustomizations of Flux, which undo each other's work for ever.
 */
final class FurtherObjects {
    private final Cluster cluster;
    private final Findings findings;
    private final Map<ObjectName, ExtraManifest> added;

    FurtherObjects(Cluster cluster, Findings findings) {
        this.cluster = cluster;
        this.findings = findings;
        this.added = cluster.extraManifests().isEmpty() ? Map.of() : byIdentity(cluster);
    }

    /**
     * A file that promfleet makes for this cluster. Objects of the user that it holds too are reported where they were said.
     *
     * @return the file as it is
     */
    Manifest beside(Manifest made) {
        if (!added.isEmpty() && made.document() instanceof YamlDocument document) {
            for (MapNode root : document.roots()) {
                if (root.get("metadata") instanceof MapNode metadata) {
                    compare(text(root, "apiVersion"), text(root, "kind"), metadata, made);
                }
                if (root.get("configMapGenerator") instanceof ListNode generators) {
                    for (Node generator : generators.items()) {
                        compare("v1", "ConfigMap", (MapNode) generator, made);
                    }
                }
            }
        }
        return made;
    }

    private void compare(@Nullable String apiVersion, @Nullable String kind, MapNode names, Manifest made) {
        String name = text(names, "name");
        if (apiVersion == null || kind == null || name == null) {
            return;
        }
        ExtraManifest same = added.get(ObjectName.of(apiVersion, kind, text(names, "namespace"), name));
        if (same != null) {
            findings.add(new Finding(
                    ClusterObjects.DUPLICATE_OBJECT,
                    Severity.ERROR,
                    ClusterObjects.path(cluster, same),
                    same.declaredAt(),
                    "The object `" + kind + "/" + name + "` is generated already, in `" + made.path() + "`.",
                    "Leave it out, or give it another name.",
                    List.of()));
        }
    }

    private static Map<ObjectName, ExtraManifest> byIdentity(Cluster cluster) {
        Map<ObjectName, ExtraManifest> added = new HashMap<>();
        for (ExtraManifest extra : cluster.extraManifests()) {
            added.put(
                    ObjectName.of(
                            extra.apiVersion(), extra.kind(), extra.namespace().orElse(null), extra.name()),
                    extra);
        }
        return added;
    }

    private static @Nullable String text(MapNode map, String key) {
        return map.get(key) instanceof TextNode text ? text.value() : null;
    }

    /** What no two objects of a cluster share. A version is no part of it: it names no other object. */
    private record ObjectName(String group, String kind, String namespace, String name) {
        static ObjectName of(String apiVersion, String kind, @Nullable String namespace, String name) {
            int slash = apiVersion.indexOf('/');
            return new ObjectName(
                    slash < 0 ? "" : apiVersion.substring(0, slash), kind, namespace == null ? "" : namespace, name);
        }
    }
}
