package io.promfleet.generator.validate;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What kustomization files say about other files: those that they bring in and change, and those of which kustomize makes ConfigMaps.
 * They are read before all others, for a patch is no whole object.
 */
final class Kustomizations {
    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final BroughtIn broughtIn = new BroughtIn();
    private final FluxTrees trees = new FluxTrees(broughtIn);
    private final KustomizeChanges changes = new KustomizeChanges(broughtIn, trees);
    private final Map<Path, List<ConfigMapKey>> generated = new HashMap<>();
    private final Map<String, NearestFiles<Generator>> generators = new HashMap<>();
    private boolean configured;
    private boolean renaming;

    /**
     * A key of a ConfigMap.
     *
     * @param file the file that says so
     * @param namespace the namespace; empty where nothing says it
     * @param name the ConfigMap
     * @param key the key
     */
    record ConfigMapKey(String file, String namespace, String name, String key) {}

    /**
     * What kustomize makes a ConfigMap of.
     *
     * @param namespace the namespace; empty where nothing says it
     * @param keys the keys that it gives the ConfigMap
     * @param whole whether these are all
     * @param hashed whether the name gets a hash of the content
     * @param labels the keys and values of its labels, joined by a colon
     * @param place where it stands
     */
    record Generator(
            String namespace, Set<String> keys, boolean whole, boolean hashed, Set<String> labels, Location place) {
        /** Keeps its own copies. */
        Generator {
            keys = Set.copyOf(keys);
            labels = Set.copyOf(labels);
        }

        boolean mayHave(String key) {
            return !whole || keys.contains(key);
        }
    }

    /** Reads a file if it is a kustomization; what is wrong in it is said when it is validated. */
    void look(Path file, String shown) {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (name == null || folder == null || !NAMES.contains(name.toString())) {
            return;
        }
        Findings unheard = new Findings();
        SourceText.open(shown, file, unheard)
                .ifPresent(source -> ReadDocument.all(source, unheard).forEach(document -> {
                    if (document.tree() instanceof MapNode kustomization) {
                        add(folder, shown, kustomization);
                    }
                }));
    }

    private void add(Path folder, String shown, MapNode kustomization) {
        changes.add(folder, shown, kustomization);
        List<String> brought = new ArrayList<>();
        for (String key : List.of("resources", "bases", "components")) {
            brought.addAll(ListNode.texts(kustomization.get(key)));
        }
        broughtIn.add(shown, brought);
        configured |= !ListNode.itemsOf(kustomization.get("configurations")).isEmpty();
        if (!ListNode.itemsOf(kustomization.get("components")).isEmpty()
                || !text(kustomization, "namePrefix").isEmpty()
                || !text(kustomization, "nameSuffix").isEmpty()) {
            renaming = true;
        }
        ListNode list = kustomization.get("configMapGenerator") instanceof ListNode said ? said : ListNode.of();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof MapNode generator) {
                add(shown, generator, list.itemOrigin(i), kustomization);
            }
        }
        for (Node generator : list.items()) {
            String namespace = text(generator, "namespace").isEmpty()
                    ? text(kustomization, "namespace")
                    : text(generator, "namespace");
            for (Node entry : generator instanceof MapNode map ? ListNode.itemsOf(map.get("files")) : List.<Node>of()) {
                if (entry instanceof TextNode text) {
                    int equals = text.value().indexOf('=');
                    Path file = resolve(folder, text.value().substring(equals + 1));
                    if (file != null) {
                        String key = equals < 0
                                ? String.valueOf(file.getFileName())
                                : text.value().substring(0, equals);
                        generated
                                .computeIfAbsent(file, path -> new ArrayList<>(1))
                                .add(new ConfigMapKey(shown, namespace, text(generator, "name"), key));
                    }
                }
            }
        }
    }

    private void add(String shown, MapNode generator, @Nullable Origin origin, MapNode kustomization) {
        Set<String> keys = new HashSet<>();
        for (Node entry : ListNode.itemsOf(generator.get("files"))) {
            if (entry instanceof TextNode text) {
                int equals = text.value().indexOf('=');
                keys.add(
                        equals < 0
                                ? text.value().substring(text.value().lastIndexOf('/') + 1)
                                : text.value().substring(0, equals));
            }
        }
        for (Node entry : ListNode.itemsOf(generator.get("literals"))) {
            if (entry instanceof TextNode text) {
                keys.add(text.value().split("=", 2)[0]);
            }
        }
        boolean whole = ListNode.itemsOf(generator.get("envs")).isEmpty()
                && generator.get("env") == null
                && generator.get("behavior") == null;
        boolean plain = false;
        Set<String> labelled = new HashSet<>();
        for (Node options : Arrays.asList(kustomization.get("generatorOptions"), generator.get("options"))) {
            if (options instanceof MapNode map) {
                plain |= BooleanNode.TRUE.equals(map.get("disableNameSuffixHash"));
                labelled.addAll(pairs(map.get("labels")));
            }
        }
        labelled.addAll(pairs(kustomization.get("commonLabels")));
        for (Node set : ListNode.itemsOf(kustomization.get("labels"))) {
            labelled.addAll(pairs(set instanceof MapNode map ? map.get("pairs") : null));
        }
        String namespace = text(generator, "namespace").isEmpty()
                ? text(kustomization, "namespace")
                : text(generator, "namespace");
        generators
                .computeIfAbsent(text(generator, "name"), name -> new NearestFiles<>())
                .add(
                        shown,
                        new Generator(
                                namespace,
                                keys,
                                whole,
                                !plain,
                                labelled,
                                origin == null ? UnknownLocation.UNKNOWN : origin.location()));
    }

    /**
     * What kustomize makes a ConfigMap of; none where names are changed on the way.
     *
     * @param file the file that refers to the ConfigMap
     * @param name its name
     * @param namespaces in which namespaces it may be
     */
    List<Generator> generatorsOf(String file, String name, Predicate<String> namespaces) {
        NearestFiles<Generator> all = renaming ? null : generators.get(name);
        return all == null ? List.of() : all.to(file, generator -> namespaces.test(generator.namespace()));
    }

    /** What the files change of the objects that they bring in. */
    KustomizeChanges changes() {
        return changes;
    }

    /** Which files Flux applies together. */
    FluxTrees trees() {
        return trees;
    }

    /** Whether kustomize is told of fields that it does not know, so that hashes of names may be followed. */
    boolean isConfigured() {
        return configured;
    }

    private static Set<String> pairs(@Nullable Node node) {
        Set<String> pairs = new HashSet<>();
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (map.value(i) instanceof TextNode text) {
                    pairs.add(map.key(i) + ":" + text.value());
                }
            }
        }
        return pairs;
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

    private static String text(Node node, String key) {
        return node instanceof MapNode map && map.get(key) instanceof TextNode text ? text.value() : "";
    }
}
