package io.promfleet.generator.validate;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kustomization files say about other files: those that are patches, and those of which kustomize makes ConfigMaps. They
 * are read before all others, for a patch is no whole object.
 */
final class Kustomizations {
    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final Set<Path> patches = new HashSet<>();
    private final Map<Path, List<ConfigMapKey>> generated = new HashMap<>();

    /**
     * A key of a ConfigMap.
     *
     * @param namespace the namespace; empty where nothing says it
     * @param name the ConfigMap
     * @param key the key
     */
    record ConfigMapKey(String namespace, String name, String key) {}

    /** Reads a file if it is a kustomization; what is wrong in it is said when it is validated. */
    void look(Path file) {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (name == null || folder == null || !NAMES.contains(name.toString())) {
            return;
        }
        Findings unheard = new Findings();
        SourceText.open(name.toString(), file, unheard)
                .ifPresent(source -> ReadDocument.all(source, unheard).forEach(document -> {
                    if (document.tree() instanceof MapNode kustomization) {
                        add(folder, kustomization);
                    }
                }));
    }

    private void add(Path folder, MapNode kustomization) {
        for (String key : List.of("patches", "patchesJson6902", "patchesStrategicMerge")) {
            for (Node patch : items(kustomization.get(key))) {
                String path = patch instanceof TextNode text ? text.value() : text(patch, "path");
                Path file = resolve(folder, path);
                if (file != null) {
                    patches.add(file);
                }
            }
        }
        for (Node generator : items(kustomization.get("configMapGenerator"))) {
            String namespace = text(generator, "namespace").isEmpty()
                    ? text(kustomization, "namespace")
                    : text(generator, "namespace");
            for (Node entry : generator instanceof MapNode map ? items(map.get("files")) : List.<Node>of()) {
                if (entry instanceof TextNode text) {
                    int equals = text.value().indexOf('=');
                    Path file = resolve(folder, text.value().substring(equals + 1));
                    if (file != null) {
                        String key = equals < 0
                                ? String.valueOf(file.getFileName())
                                : text.value().substring(0, equals);
                        generated
                                .computeIfAbsent(file, path -> new ArrayList<>(1))
                                .add(new ConfigMapKey(namespace, text(generator, "name"), key));
                    }
                }
            }
        }
    }

    /** Whether a file is a patch, which says a part of an object. */
    boolean isPatch(Path file) {
        return patches.contains(file.toAbsolutePath().normalize());
    }

    /** The keys of ConfigMaps that kustomize makes of a file. */
    List<ConfigMapKey> madeOf(Path file) {
        return generated.getOrDefault(file.toAbsolutePath().normalize(), List.of());
    }

    private static @Nullable Path resolve(Path folder, String path) {
        try {
            return path.isEmpty() || path.contains("\n")
                    ? null
                    : folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null; // kustomize will say so
        }
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof ListNode list ? list.items() : List.of();
    }

    private static String text(Node node, String key) {
        return node instanceof MapNode map && map.get(key) instanceof TextNode text ? text.value() : "";
    }
}
