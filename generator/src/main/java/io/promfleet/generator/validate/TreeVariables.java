package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables that Flux replaces in what its trees apply, and PF701: those that a tree does not have. */
final class TreeVariables {
    static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";
    private static final Pattern VARIABLE = Pattern.compile("(\\$?)\\$\\{([A-Za-z0-9_]+)\\}");
    private static final Pattern REFERENCE =
            Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-=]([^{}]*))?\\}");

    private final Kustomizations kustomizations;
    private final Map<String, NearestFiles<MapNode>> configMaps = new HashMap<>();
    private final Map<String, NearestFiles<MapNode>> secrets = new HashMap<>();
    private final Map<String, Said> trees = new LinkedHashMap<>(); // by key
    private final List<Variable> variables = new ArrayList<>();

    /**
     * What a tree says of variables.
     *
     * @param file the file that says it
     * @param object the Kustomization of Flux
     * @param postBuild empty where it replaces nothing
     */
    private record Said(String file, MapNode object, MapNode postBuild) {}

    private record Variable(String file, String name, Location place, String subject) {}

    TreeVariables(Kustomizations kustomizations) {
        this.kustomizations = kustomizations;
    }

    /** Takes a Kustomization of Flux. */
    void add(FluxTrees.Tree tree, String file, MapNode object) {
        trees.put(
                tree.key(),
                new Said(
                        file,
                        object,
                        map(object.get("spec")).get("postBuild") instanceof MapNode said ? said : MapNode.EMPTY));
    }

    /** Takes what trees may take variables from. */
    void addHolder(String file, String kind, MapNode object) {
        (kind.equals("Secret") ? secrets : configMaps)
                .computeIfAbsent(text(map(object.get("metadata")).get("name")), name -> new NearestFiles<>())
                .add(file, object);
    }

    /** Takes an object in which a tree may replace variables. */
    void addUse(String file, String subject, ReadDocument document) {
        document.texts((text, places) -> {
            Matcher variable = VARIABLE.matcher(text);
            while (variable.find()) {
                if (variable.group(1).isEmpty()) {
                    variables.add(new Variable(file, variable.group(2), places.apply(variable.start()), subject));
                }
            }
        });
    }

    /** Whether a tree replaces variables. */
    boolean areReplacedIn(FluxTrees.Tree tree) {
        Said said = trees.get(tree.key());
        return said != null && said.postBuild.size() > 0;
    }

    /** Where a tree is said. */
    Location place(FluxTrees.Tree tree) {
        Said said = trees.get(tree.key());
        return said == null ? FluxRepository.place(MapNode.EMPTY) : FluxRepository.place(said.object, "kind");
    }

    /** The namespace that a tree puts everything into; empty where each object's own stays. */
    String namespace(FluxTrees.Tree tree) {
        Said said = trees.get(tree.key());
        return said == null ? "" : text(map(said.object.get("spec")).get("targetNamespace"));
    }

    /** Reports variables that their trees do not have. */
    void finish(FluxTrees all, Findings findings) {
        Map<String, List<Variable>> used = new HashMap<>();
        for (Variable variable : variables) {
            all.of(variable.file)
                    .forEach(tree -> used.computeIfAbsent(tree.key(), key -> new ArrayList<>())
                            .add(variable));
        }
        Set<Variable> unknown = new LinkedHashSet<>(); // of several clusters with one base
        trees.forEach((key, said) -> {
            Set<String> names = said.postBuild.size() == 0 ? null : names(said);
            if (names != null) {
                used.getOrDefault(key, List.of()).stream()
                        .filter(variable -> !names.contains(variable.name))
                        .forEach(unknown::add);
            }
        });
        unknown.forEach(variable -> emptied(variable, findings));
    }

    private static void emptied(Variable variable, Findings findings) {
        findings.add(new Finding(
                "PF701",
                Severity.ERROR,
                variable.subject,
                variable.place,
                "Flux replaces `${" + variable.name
                        + "}` with nothing, because `postBuild` of this tree has no such variable.",
                "Write `$${" + variable.name + "}`, or set the label `" + SUBSTITUTE + ": disabled`.",
                List.of()));
    }

    /**
     * A node as a tree applies it.
     *
     * @param tree the tree; null where none is known
     * @return the node with the values of its variables; null where one is not known
     */
    @Nullable
    Node replaced(Node node, FluxTrees.@Nullable Tree tree) {
        if (node instanceof MapNode map) {
            MapNode.Builder all = MapNode.builder();
            for (int i = 0; i < map.size(); i++) {
                Node value = replaced(map.value(i), tree);
                if (value == null) {
                    return null;
                }
                all.put(map.key(i), value);
            }
            return all.build();
        }
        if (node instanceof ListNode list) {
            List<Node> all = new ArrayList<>();
            for (Node item : list.items()) {
                Node value = replaced(item, tree);
                if (value == null) {
                    return null;
                }
                all.add(value);
            }
            return ListNode.of(all.toArray(Node[]::new));
        }
        if (!(node instanceof TextNode text)) {
            return node;
        }
        String value = text.value().contains("${") ? replaced(text.value(), tree) : text.value();
        return value == null || value.contains("{{") ? null : new TextNode(value);
    }

    private @Nullable String replaced(String text, FluxTrees.@Nullable Tree tree) {
        Said said = tree == null ? null : trees.get(tree.key());
        if (said == null || said.postBuild.size() == 0) {
            return null; // whoever brings the tree in may replace them
        }
        StringBuilder all = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int end = 0;
        while (reference.find()) {
            String value = reference.group(1).isEmpty() ? value(said, reference.group(2)) : "$" + reference.group();
            if (value == null || (value.isEmpty() && reference.group(3) != null)) {
                return null; // a default only stands where all variables of the tree are known
            }
            all.append(text.substring(end, reference.start())).append(value);
            end = reference.end();
        }
        String rest = text.substring(end);
        all.append(rest);
        return rest.contains("${") ? null : all.toString();
    }

    private @Nullable String value(Said said, String name) {
        Node own = map(said.postBuild.get("substitute")).get(name);
        if (own != null) {
            return own instanceof TextNode text && !text.value().contains("${") ? text.value() : null;
        }
        List<MapNode> references = ListNode.maps(said.postBuild.get("substituteFrom"));
        for (int i = references.size() - 1; i >= 0; i--) { // a later one wins
            MapNode reference = references.get(i);
            NearestFiles<MapNode> all = configMaps.get(text(reference.get("name")));
            List<MapNode> near = all == null || !text(reference.get("kind")).equals("ConfigMap")
                    ? List.of()
                    : all.to(said.file, candidate -> isIn(namespaceOf(candidate), namespaceOf(said.object)));
            if (near.size() != 1) {
                return null;
            }
            if (map(near.get(0).get("data")).get(name) instanceof TextNode text) {
                return text.value().contains("${") ? null : text.value();
            }
        }
        return null; // replaced with nothing, which is said by itself
    }

    /** The variables that a tree has; null if it takes some from what no file has. */
    private @Nullable Set<String> names(Said said) {
        Set<String> names = new TreeSet<>(map(said.postBuild.get("substitute")).keys());
        for (MapNode reference : ListNode.maps(said.postBuild.get("substituteFrom"))) {
            Set<String> held = held(namespaceOf(said.object), reference);
            if (held == null) {
                return null;
            }
            names.addAll(held);
        }
        return names;
    }

    private @Nullable Set<String> held(String namespace, MapNode reference) {
        boolean secret = text(reference.get("kind")).equals("Secret");
        String name = text(reference.get("name"));
        Set<String> keys = new TreeSet<>();
        boolean found = false;
        NearestFiles<MapNode> all = (secret ? secrets : configMaps).get(name);
        for (MapNode candidate :
                all == null ? List.<MapNode>of() : all.to("", one -> isIn(namespaceOf(one), namespace))) {
            found = true; // clusters may each have their own
            keys.addAll(map(candidate.get("data")).keys());
            keys.addAll(map(candidate.get("stringData")).keys());
        }
        List<Kustomizations.Generator> generators =
                secret ? List.of() : kustomizations.generatorsOf("", name, own -> isIn(own, namespace));
        for (Kustomizations.Generator generator : generators) {
            if (!generator.whole()) {
                return null;
            }
            found = true;
            keys.addAll(generator.keys());
        }
        return found ? keys : null;
    }

    private static String namespaceOf(MapNode object) {
        return text(map(object.get("metadata")).get("namespace"));
    }

    private static boolean isIn(String own, String searched) {
        return own.isEmpty() || searched.isEmpty() || own.equals(searched);
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
