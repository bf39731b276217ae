package io.promfleet.generator.validate;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What kustomization files and trees of Flux change of the objects that they bring in. Each change only concerns what its file
 * brings in, and of that what its target names. Where a change cannot be read it may be any.
 */
final class KustomizeChanges {
    private static final List<String> PATCHES = List.of("patches", "patchesJson6902", "patchesStrategicMerge");
    private static final String LABEL = "labels: ";

    private final BroughtIn broughtIn;
    private final FluxTrees trees;
    private final Set<Path> files = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Set<String>> users = new HashMap<>(); // of components, by folder
    private final Map<String, Set<String>> scopes = new HashMap<>();
    private final Map<String, String> namespaces = new TreeMap<>(); // by folder
    private final Map<String, List<Change>> byTree = new HashMap<>();
    private @Nullable Map<String, List<Change>> byFile;

    /**
     * A change.
     *
     * @param folder the folder of the kustomization file that says it; empty where a tree does
     * @param tree the tree that says it; null where a kustomization file does
     * @param target what is changed
     * @param text what it becomes; null where that is not known
     */
    private record Change(
            String folder,
            FluxTrees.@Nullable Tree tree,
            PatchTarget target,
            @Nullable String text) {}

    KustomizeChanges(BroughtIn broughtIn, FluxTrees trees) {
        this.broughtIn = broughtIn;
        this.trees = trees;
    }

    /** Takes a kustomization file. */
    void add(Path folder, String shown, MapNode kustomization) {
        String here = FluxTrees.folderOf(shown);
        for (String key : PATCHES) {
            for (Node patch : ListNode.itemsOf(kustomization.get(key))) {
                patch(here, folder, patch);
            }
        }
        for (Node item : ListNode.itemsOf(kustomization.get("replacements"))) {
            replacement(here, item);
        }
        if (!ListNode.itemsOf(kustomization.get("transformers")).isEmpty()) {
            add(new Change(here, null, PatchTarget.ANY, null));
        }
        for (String key : List.of("namePrefix", "nameSuffix")) {
            if (!text(kustomization, key).isEmpty()) {
                add(new Change(here, null, PatchTarget.ANY, key));
            }
        }
        labels(here, null, kustomization.get("commonLabels"));
        for (Node set : ListNode.itemsOf(kustomization.get("labels"))) {
            labels(here, null, set instanceof MapNode map ? map.get("pairs") : null);
        }
        for (MapNode generator : ListNode.maps(kustomization.get("configMapGenerator"))) {
            if (!text(generator, "behavior").isEmpty()) {
                add(new Change(here, null, new PatchTarget("ConfigMap", text(generator, "name"), ""), "behavior"));
            }
        }
        for (String component : ListNode.texts(kustomization.get("components"))) {
            users.computeIfAbsent(FluxTrees.slashes(here + "/" + component), name -> new TreeSet<>())
                    .add(here);
        }
        String namespace = text(kustomization, "namespace");
        if (!namespace.isEmpty()) {
            namespaces.put(here, namespace);
        }
    }

    /** Takes what a tree of Flux changes of all that it applies. */
    void addTree(FluxTrees.Tree tree, MapNode spec) {
        for (MapNode patch : ListNode.maps(spec.get("patches"))) {
            targets(patch, text(patch, "patch"))
                    .forEach(target -> add(new Change("", tree, target, text(patch, "patch"))));
        }
        if (!ListNode.itemsOf(spec.get("components")).isEmpty()) {
            add(new Change("", tree, PatchTarget.ANY, null));
        }
        labels("", tree, spec.get("commonMetadata") instanceof MapNode common ? common.get("labels") : null);
    }

    private void add(Change change) {
        if (change.tree == null) {
            changes.add(change);
        } else {
            byTree.computeIfAbsent(change.tree.key(), key -> new ArrayList<>(1)).add(change);
        }
    }

    private void labels(String folder, FluxTrees.@Nullable Tree tree, @Nullable Node labels) {
        if (labels instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                add(new Change(folder, tree, PatchTarget.ANY, LABEL + map.key(i)));
            }
        }
    }

    private void patch(String here, Path folder, Node patch) {
        String inline = patch instanceof TextNode text ? text.value() : text(patch, "patch");
        String path = patch instanceof TextNode text ? text.value() : text(patch, "path");
        Path file = path.isEmpty() || path.contains("\n") ? null : resolve(folder, path);
        String content = inline;
        if (file != null && (inline.isEmpty() || inline.equals(path))) {
            files.add(file);
            content = read(file);
        }
        for (PatchTarget target : targets(patch, content)) {
            add(new Change(here, null, target, content));
        }
    }

    private void replacement(String here, Node replacement) {
        List<MapNode> all = replacement instanceof MapNode map ? ListNode.maps(map.get("targets")) : List.of();
        for (MapNode target : all) {
            PatchTarget selected =
                    target.get("select") instanceof MapNode select ? PatchTarget.of(select) : PatchTarget.ANY;
            List<String> fields = ListNode.texts(target.get("fieldPaths"));
            add(new Change(here, null, selected, String.join("\n", fields)));
        }
        if (all.isEmpty()) {
            add(new Change(here, null, PatchTarget.ANY, null));
        }
    }

    /** What a patch changes: what it says, or the objects of which its content is a part. */
    private static List<PatchTarget> targets(Node patch, @Nullable String content) {
        if (patch instanceof MapNode map && map.get("target") instanceof MapNode said) {
            return List.of(PatchTarget.of(said));
        }
        List<PatchTarget> targets = new ArrayList<>();
        if (content != null) {
            Findings unheard = new Findings();
            for (ReadDocument document : ReadDocument.all(SourceText.of("", content), unheard)) {
                if (document.tree() instanceof MapNode part && part.get("metadata") instanceof MapNode metadata) {
                    targets.add(PatchTarget.exactly(text(part, "kind"), text(metadata, "name")));
                }
            }
        }
        return targets.isEmpty() ? List.of(PatchTarget.ANY) : targets;
    }

    /** Whether a file is a patch, which says a part of an object. */
    boolean isPatch(Path file) {
        return files.contains(file.toAbsolutePath().normalize());
    }

    /** Whether an object may get a label that its file does not give it, or another value of it. */
    boolean maySetLabel(String key, String file, MapNode object) {
        return of(file).stream()
                .anyMatch(change -> says(change, "labels")
                        && (says(change, key) || says(change, key.replace("/", "~1")))
                        && change.target.mayBe(object));
    }

    /** Whether an object may get a selector that its file does not give it. */
    boolean maySelectOtherwise(String key, String file, MapNode object) {
        return of(file).stream().anyMatch(change -> says(change, key) && change.target.mayBe(object));
    }

    /**
     * Whether an object may be another one in a tree than its file says, but for its labels.
     *
     * @param tree the tree; null for any
     */
    boolean mayChange(FluxTrees.@Nullable Tree tree, String file, MapNode object) {
        return of(file).stream()
                .anyMatch(change -> !(change.text != null && change.text.startsWith(LABEL))
                        && (tree == null
                                || (change.tree == null ? isIn(tree, change.folder) : change.tree.equals(tree)))
                        && change.target.mayBe(object));
    }

    /** The namespaces that kustomization files of a tree put an object into; none where its own stays. */
    Set<String> namespaces(FluxTrees.@Nullable Tree tree, String file) {
        Set<String> found = new TreeSet<>();
        namespaces.forEach((folder, namespace) -> {
            if (reaches(folder, file) && (tree == null || isIn(tree, folder))) {
                found.add(namespace);
            }
        });
        return found;
    }

    private static boolean says(Change change, String word) {
        return change.text == null || change.text.contains(word);
    }

    /** All changes that are made to what a file holds. */
    private List<Change> of(String file) {
        if (byFile == null) {
            byFile = new HashMap<>();
            for (Change change : changes) {
                Set<String> reached = new HashSet<>();
                scope(change.folder).forEach(each -> reached.addAll(broughtIn.from(each)));
                for (String path : reached) {
                    byFile.computeIfAbsent(path, name -> new ArrayList<>(1)).add(change);
                }
            }
        }
        List<Change> all = new ArrayList<>(byFile.getOrDefault(FluxTrees.slashes(file), List.of()));
        for (FluxTrees.Tree tree : byTree.isEmpty() ? List.<FluxTrees.Tree>of() : trees.of(file)) {
            all.addAll(byTree.getOrDefault(tree.key(), List.of()));
        }
        return all;
    }

    private boolean isIn(FluxTrees.Tree tree, String folder) {
        return scope(folder).stream().anyMatch(each -> trees.hasFolder(tree, each));
    }

    private boolean reaches(String folder, String file) {
        String path = FluxTrees.slashes(file);
        return scope(folder).stream().anyMatch(each -> broughtIn.from(each).contains(path));
    }

    /** The folder of a kustomization file; for a component also those of all that use it. */
    private Set<String> scope(String folder) {
        Set<String> known = scopes.get(folder);
        if (known == null) {
            known = new TreeSet<>();
            List<String> open = new ArrayList<>(List.of(folder));
            while (!open.isEmpty()) {
                String next = open.remove(open.size() - 1);
                if (known.add(next)) {
                    open.addAll(users.getOrDefault(next, Set.of()));
                }
            }
            scopes.put(folder, known);
        }
        return known;
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? SourceText.open(file.toString(), file, new Findings())
                            .map(SourceText::text)
                            .orElse(null)
                    : null;
        } catch (SecurityException e) {
            return null;
        }
    }

    private static @Nullable Path resolve(Path folder, String path) {
        try {
            return folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null; // kustomize will say so
        }
    }

    private static String text(Node node, String key) {
        return node instanceof MapNode map && map.get(key) instanceof TextNode text ? text.value() : "";
    }
}
