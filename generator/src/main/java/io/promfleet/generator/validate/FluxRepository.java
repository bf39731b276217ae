package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.layers.MergedValues;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.model.ChartRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What only shows between the objects of a Flux repository: releases and the ConfigMaps with their values, trees and the
 * variables that Flux replaces in them. Objects that are not in the files are taken to be right. Linear in the number of
 * objects, but for trees with variables within each other.
 */
final class FluxRepository {
    private static final String CHART = "kube-prometheus-stack";
    private static final String DEFINITIONS = "prometheus-operator-crds";
    private static final String WATCH = "reconcile.fluxcd.io/watch";
    private static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";
    private static final Pattern VARIABLE = Pattern.compile("(\\$?)\\$\\{([A-Za-z0-9_]+)\\}");
    private static final Pattern WHOLE_VARIABLE = Pattern.compile("\\$\\{[A-Za-z0-9_]+\\}");

    private final Findings findings;
    private final Map<String, List<ConfigMap>> configMaps = new HashMap<>();
    private final List<Release> releases = new ArrayList<>();
    private final Map<String, List<Release>> byConfigMap = new HashMap<>();
    private final Map<String, List<Generated>> generated = new HashMap<>();
    private final List<Substitution> substitutions = new ArrayList<>();
    private final Set<String> substituted = new TreeSet<>();
    private final Set<MapNode> untouched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Variable> variables = new ArrayList<>();
    private final FluxTrees trees = new FluxTrees();
    private final List<Ordered> definitions = new ArrayList<>();
    private final List<Ordered> customResources = new ArrayList<>();

    FluxRepository(Findings findings) {
        this.findings = findings;
    }

    private record ConfigMap(String namespace, MapNode object, ReadDocument document) {}

    /** A layer of values, and where one of its lists stands. */
    private record Layer(String name, Location place) {}

    /**
     * A release.
     *
     * @param file the file that it stands in
     * @param subject what findings call it
     * @param ofChart whether it is one of kube-prometheus-stack
     */
    record Release(
            String file, String subject, String namespace, MapNode object, ReadDocument document, boolean ofChart) {
        /** Where it begins, for values that have no place of their own. */
        Origin start() {
            return new Origin("", document.place());
        }

        /** Where one of its keys stands. */
        Location place(String... keys) {
            return FluxRepository.place(object, keys);
        }

        private boolean looksIn(String otherNamespace) {
            return namespace.isEmpty() || otherNamespace.isEmpty() || namespace.equals(otherNamespace);
        }
    }

    /**
     * The values of a release.
     *
     * @param tree all that are known, as Helm puts them together
     * @param whole whether these are all
     */
    record Values(MapNode tree, boolean whole) {}

    /** Whose values something holds. */
    enum Owner {
        /** A release of kube-prometheus-stack. */
        CHART,
        /** A release of another chart. */
        OTHER,
        /** No release that is known. */
        UNKNOWN
    }

    private record Generated(Kustomizations.ConfigMapKey key, MapNode values) {}

    private record Substitution(String tree, Set<String> names) {}

    /** An object of which it matters what Flux applies it together with. */
    private record Ordered(String file, String kind, String subject, Location place) {}

    private record Variable(String file, String name, Location place, String subject) {}

    /** Takes an object of a file. */
    void add(String file, String subject, MapNode object, ReadDocument document) {
        String kind = text(object, "kind");
        String namespace = text(object, "metadata", "namespace");
        switch (kind) {
            case "ConfigMap" ->
                configMaps
                        .computeIfAbsent(text(object, "metadata", "name"), name -> new ArrayList<>(1))
                        .add(new ConfigMap(namespace, object, document));
            case "HelmRelease" -> release(new Release(file, subject, namespace, object, document, isOfChart(object)));
            case "Kustomization" -> {
                tree(file, object);
                substitution(object);
            }
            case "Secret" -> secret(subject, object);
            case "ClusterRole", "Role" -> role(subject, object);
            default -> {}
        }
        if (text(object, "apiVersion").startsWith("monitoring.coreos.com/")) {
            customResources.add(new Ordered(file, kind, subject, place(object, "kind")));
        }
        boolean left = "disabled".equals(text(object, "metadata", "annotations", SUBSTITUTE))
                || "disabled".equals(text(object, "metadata", "labels", SUBSTITUTE));
        if (left) {
            untouched.add(object);
        } else if (!kind.equals("Kustomization")) {
            variables(file, subject, object, object.origin());
        }
    }

    /** Reports what shows when all objects are known. */
    void finish() {
        for (Release release : releases) {
            MapNode values = valuesOf(release).tree();
            byItself(release, values);
            if (!hasNoDefinitions(values)) {
                definitions.add(
                        new Ordered(release.file, "HelmRelease", release.subject, place(release.object, "kind")));
            }
            valuesFrom(release);
        }
        order();
        for (Substitution substitution : substitutions) {
            for (Variable variable : variables) {
                if (isPart(variable.file, substitution.tree) && !substitution.names.contains(variable.name)) {
                    findings.add(new Finding(
                            "PF701",
                            Severity.ERROR,
                            variable.subject,
                            variable.place,
                            "Flux replaces `${" + variable.name
                                    + "}` with nothing, because `postBuild` of this tree has no" + " such variable.",
                            "Write `$${" + variable.name + "}`, or set the label `" + SUBSTITUTE + ": disabled`.",
                            List.of()));
                }
            }
        }
    }

    private void release(Release release) {
        if (release.ofChart) {
            releases.add(release);
        } else if (chart(release.object).endsWith(DEFINITIONS)) {
            definitions.add(new Ordered(release.file, "HelmRelease", release.subject, place(release.object, "kind")));
        }
        for (MapNode reference : references(release.object)) {
            byConfigMap
                    .computeIfAbsent(text(reference, "name"), name -> new ArrayList<>(1))
                    .add(release);
        }
    }

    private static List<MapNode> references(MapNode release) {
        List<MapNode> references = new ArrayList<>();
        if (at(release, "spec", "valuesFrom") instanceof ListNode list) {
            for (Node item : list.items()) {
                if (item instanceof MapNode reference) {
                    references.add(reference);
                }
            }
        }
        return references;
    }

    private static String valuesKey(MapNode reference) {
        String key = text(reference, "valuesKey");
        return key.isEmpty() ? "values.yaml" : key;
    }

    /** The releases of kube-prometheus-stack. */
    List<Release> releases() {
        return List.copyOf(releases);
    }

    /** Takes values of which kustomize makes a part of a ConfigMap. */
    void addGenerated(Kustomizations.ConfigMapKey key, MapNode values) {
        generated.computeIfAbsent(key.name(), name -> new ArrayList<>(1)).add(new Generated(key, values));
    }

    /** Whose values a part of a ConfigMap is, when all releases are known. */
    Owner ownerOf(Kustomizations.ConfigMapKey part) {
        Release reader = reader(part);
        return reader == null ? Owner.UNKNOWN : reader.ofChart ? Owner.CHART : Owner.OTHER;
    }

    /** The version of the chart that reads a part of a ConfigMap; null if it is not known. */
    @Nullable
    String chartOf(Kustomizations.ConfigMapKey part) {
        Release reader = reader(part);
        return reader == null ? null : version(reader.object);
    }

    /** The exact version that a release names; null if it names none. */
    static @Nullable String version(MapNode release) {
        String version = text(release, "spec", "chart", "spec", "version");
        return ChartRelease.isVersion(version) ? version : null;
    }

    private @Nullable Release reader(Kustomizations.ConfigMapKey part) {
        Release reader = null;
        for (Release release : byConfigMap.getOrDefault(part.name(), List.of())) {
            boolean named = references(release.object).stream()
                    .anyMatch(reference -> text(reference, "kind").equals("ConfigMap")
                            && text(reference, "name").equals(part.name())
                            && valuesKey(reference).equals(part.key()));
            if (named && release.looksIn(part.namespace()) && (reader == null || release.ofChart)) {
                reader = release;
            }
        }
        return reader;
    }

    /** What a release sets, when all objects are known. */
    Values valuesOf(Release release) {
        MapNode merged = MapNode.EMPTY;
        boolean whole = true;
        for (MapNode reference : references(release.object)) {
            MapNode layer = layer(release, reference);
            if (layer == null) {
                whole = false;
            } else {
                merged = MergedValues.of(merged, layer);
            }
        }
        return new Values(
                at(release.object, "spec", "values") instanceof MapNode own ? MergedValues.of(merged, own) : merged,
                whole);
    }

    private @Nullable MapNode layer(Release release, MapNode reference) {
        if (!text(reference, "kind").equals("ConfigMap")
                || !text(reference, "targetPath").isEmpty()) {
            return null;
        }
        String name = text(reference, "name");
        String key = valuesKey(reference);
        for (ConfigMap candidate : configMaps.getOrDefault(name, List.of())) {
            if (release.looksIn(candidate.namespace)) {
                return candidate
                        .document
                        .inner(List.of("data", key), new Findings())
                        .map(ReadDocument::tree)
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .orElse(null);
            }
        }
        for (Generated candidate : generated.getOrDefault(name, List.of())) {
            if (candidate.key.key().equals(key) && release.looksIn(candidate.key.namespace())) {
                return candidate.values;
            }
        }
        return null;
    }

    private static boolean hasNoDefinitions(MapNode values) {
        return BooleanNode.FALSE.equals(at(values, "crds", "enabled"));
    }

    private void tree(String file, MapNode object) {
        if (text(object, "apiVersion").startsWith("kustomize.toolkit.fluxcd.io/")) {
            String namespace = text(object, "metadata", "namespace");
            List<String> before = new ArrayList<>();
            if (at(object, "spec", "dependsOn") instanceof ListNode others) {
                for (Node other : others.items()) {
                    if (other instanceof MapNode reference) {
                        String elsewhere = text(reference, "namespace");
                        before.add((elsewhere.isEmpty() ? namespace : elsewhere) + "/" + text(reference, "name"));
                    }
                }
            }
            trees.add(new FluxTrees.Tree(
                    namespace + "/" + text(object, "metadata", "name"),
                    FluxTrees.folderOf(file),
                    folder(object),
                    before));
        } else if (text(object, "apiVersion").startsWith("kustomize.config.k8s.io/")) {
            trees.addKustomization(file, List.copyOf(texts(object.get("resources"))));
        }
    }

    /** PF704: custom resources that Flux does not apply after the release that brings their definitions. */
    private void order() {
        Map<FluxTrees.Tree, Ordered> byTree = new LinkedHashMap<>();
        for (Ordered definition : definitions) {
            trees.of(definition.file).forEach(tree -> byTree.putIfAbsent(tree, definition));
        }
        if (byTree.isEmpty()) {
            return;
        }
        for (Ordered resource : customResources) {
            for (FluxTrees.Tree tree : trees.of(resource.file)) {
                Ordered together = byTree.get(tree);
                if (together != null) {
                    unordered(
                            Severity.ERROR,
                            resource,
                            together,
                            "Flux tries this `" + resource.kind
                                    + "` out together with the release that brings its definition, and"
                                    + " in a new cluster applies neither.",
                            "Put it into a tree of its own, with `dependsOn` on the Kustomization of the release.");
                } else {
                    List<FluxTrees.Tree> beside =
                            byTree.keySet().stream().filter(tree::isBeside).toList();
                    if (!beside.isEmpty() && beside.stream().noneMatch(other -> trees.comesAfter(tree, other))) {
                        unordered(
                                Severity.WARNING, // it is tried again, and works once the definition is there
                                resource,
                                byTree.get(beside.get(0)),
                                "Nothing makes Flux apply this `" + resource.kind
                                        + "` after the release that brings its definition.",
                                "Add `" + beside.get(0).name() + "` to `dependsOn` of the Kustomization `" + tree.name()
                                        + "`.");
                    }
                }
            }
        }
    }

    private void unordered(
            Severity severity, Ordered resource, @Nullable Ordered definition, String message, String hint) {
        findings.add(new Finding(
                "PF704",
                severity,
                resource.subject,
                resource.place,
                message,
                hint,
                definition == null ? List.of() : List.of(new Finding.Related("the release", definition.place))));
    }

    private static String folder(MapNode object) {
        return text(object, "spec", "path").replaceAll("^(?:\\./)+|^/+|/+$", "");
    }

    private void byItself(Release release, MapNode values) {
        String subject = release.subject;
        MapNode object = release.object;
        boolean job = BooleanNode.TRUE.equals(at(values, "crds", "upgradeJob", "enabled"));
        boolean elsewhere = hasNoDefinitions(values);
        if (!text(object, "spec", "upgrade", "crds").equals("CreateReplace") && !job && !elsewhere) {
            report(
                    "PF603",
                    Severity.WARNING,
                    subject,
                    place(object, "spec", "upgrade", "crds"),
                    "Flux leaves the chart's CRDs as they are when it upgrades, and an operator that is newer loses fields.",
                    "Set `spec.upgrade.crds: CreateReplace`.");
        }
        if (!text(object, "spec", "driftDetection", "mode").equals("enabled")) {
            report(
                    "PF705",
                    Severity.INFO,
                    subject,
                    place(object, "spec", "driftDetection", "mode"),
                    "Flux does not mend what was changed in the cluster by hand.",
                    "Set `spec.driftDetection.mode: enabled`.");
        }
        clientSide(subject, object);
        release.document
                .nulls(List.of("spec", "values"))
                .forEach((way, place) -> report(
                        "PF702",
                        Severity.ERROR,
                        subject,
                        place,
                        "Flux removes the empty `" + way
                                + "` before Helm sees it, so that the chart's own value stays.",
                        "Put it into a ConfigMap that `valuesFrom` names, or set a value."));
    }

    /** PF711: a release that Helm applies from its own side, or that an older Flux may have left so. */
    private void clientSide(String subject, MapNode object) {
        boolean install = BooleanNode.FALSE.equals(at(object, "spec", "install", "serverSideApply"));
        String upgrade = text(object, "spec", "upgrade", "serverSideApply");
        if (install || upgrade.equals("disabled")) {
            report(
                    "PF711",
                    Severity.INFO,
                    subject,
                    place(object, "spec", install ? "install" : "upgrade", "serverSideApply"),
                    "Helm then applies objects from its own side, and the API server drops fields that it does not know without"
                            + " a word.",
                    "Leave it out; applied on the server's side, an unknown field fails the release.");
        } else if (upgrade.equals("auto")) {
            report(
                    "PF711",
                    Severity.INFO,
                    subject,
                    place(object, "spec", "upgrade", "serverSideApply"),
                    "A release that was first applied from Helm's own side, as Flux did before helm-controller 1.5, stays so,"
                            + " and the API server drops fields that it does not know without a word.",
                    "Set `spec.upgrade.serverSideApply: enabled`.");
        }
    }

    private void valuesFrom(Release release) {
        Map<String, Layer> lists = new LinkedHashMap<>();
        if (at(release.object, "spec", "valuesFrom") instanceof ListNode references) {
            for (int i = 0; i < references.items().size(); i++) {
                if (references.items().get(i) instanceof MapNode reference
                        && text(reference, "kind").equals("ConfigMap")) {
                    OriginTrail trail = OriginTrail.along(
                            List.of("spec", "valuesFrom", i),
                            release.object,
                            new Origin(release.subject, place(release.object)));
                    valuesFrom(release, reference, trail.location(), lists);
                }
            }
        }
        if (!lists.isEmpty() && at(release.object, "spec", "values") instanceof MapNode values) {
            lists(release, values, "", "`spec.values`", place(release.object, "spec", "values"), lists);
        }
    }

    private void valuesFrom(Release release, MapNode reference, Location place, Map<String, Layer> lists) {
        String name = text(reference, "name");
        List<ConfigMap> known = configMaps.getOrDefault(name, List.of());
        if (known.isEmpty()) {
            return; // made elsewhere, or by kustomize
        }
        ConfigMap configMap = null;
        for (ConfigMap candidate : known) {
            boolean here = candidate.namespace.isEmpty()
                    || release.namespace.isEmpty()
                    || candidate.namespace.equals(release.namespace);
            configMap = configMap == null && here ? candidate : configMap;
        }
        if (configMap == null) {
            report(
                    "PF706",
                    Severity.ERROR,
                    release.subject,
                    place,
                    "The ConfigMap `" + name + "` is in the namespace `" + known.get(0).namespace
                            + "`, and Flux looks for it in `" + release.namespace + "`.",
                    "Put it into the release's namespace.",
                    known.get(0));
            return;
        }
        String key = valuesKey(reference);
        boolean optional = BooleanNode.TRUE.equals(reference.get("optional"));
        if (!(at(configMap.object, "data", key) instanceof TextNode) && !optional) {
            report(
                    "PF706",
                    Severity.ERROR,
                    release.subject,
                    place,
                    "The ConfigMap `" + name + "` has no key `" + key + "`.",
                    "Name one of its keys with `valuesKey`.",
                    configMap);
            return;
        }
        if (!text(configMap.object, "metadata", "labels", WATCH).equals("Enabled")) {
            report(
                    "PF703",
                    Severity.WARNING,
                    release.subject,
                    place,
                    "A change of the ConfigMap `" + name + "` waits until Flux looks at the release anyway.",
                    "Set its label `" + WATCH + ": Enabled`.",
                    configMap);
        }
        // What is no YAML was reported with the ConfigMap itself.
        configMap.document.inner(List.of("data", key), new Findings()).ifPresent(inner -> {
            if (inner.tree() instanceof MapNode values) {
                lists(release, values, "", "`" + name + "`", place, lists);
            }
        });
    }

    /** PF611: lists, of which Helm keeps the last one alone. */
    private void lists(
            Release release, MapNode values, String way, String layer, Location place, Map<String, Layer> lists) {
        for (int i = 0; i < values.size(); i++) {
            String here = way.isEmpty() ? values.key(i) : way + "." + values.key(i);
            if (values.value(i) instanceof MapNode inner) {
                lists(release, inner, here, layer, place, lists);
            } else if (values.value(i) instanceof ListNode) {
                Layer now = new Layer(layer, location(values.entryOrigin(i)));
                Layer before = lists.put(here, now);
                if (before != null) {
                    findings.add(new Finding(
                            "PF611",
                            Severity.WARNING,
                            release.subject,
                            place,
                            "Helm replaces the list `" + here + "` of " + before.name + " with that of " + layer + ".",
                            "Say the whole list in one place.",
                            List.of(
                                    new Finding.Related("the list that is replaced", before.place),
                                    new Finding.Related("the list that replaces it", now.place))));
                }
            }
        }
    }

    private void substitution(MapNode object) {
        boolean ofFlux = text(object, "apiVersion").startsWith("kustomize.toolkit.fluxcd.io/");
        if (!ofFlux || !(at(object, "spec", "postBuild") instanceof MapNode postBuild)) {
            return;
        }
        substituted.add(text(object, "metadata", "namespace") + "/" + text(object, "metadata", "name"));
        if (postBuild.get("substituteFrom") != null) {
            return; // what it holds is not known
        }
        Set<String> names = new TreeSet<>();
        if (postBuild.get("substitute") instanceof MapNode substitute) {
            for (int i = 0; i < substitute.size(); i++) {
                names.add(substitute.key(i));
            }
        }
        substitutions.add(new Substitution(
                text(object, "metadata", "namespace") + "/" + text(object, "metadata", "name"), names));
    }

    /** Whether Flux replaces the variables in an object before anyone else reads it. */
    boolean isSubstituted(String file, MapNode object) {
        return !untouched.contains(object)
                && trees.of(file).stream().anyMatch(tree -> substituted.contains(tree.name()));
    }

    private boolean isPart(String file, String tree) {
        return trees.of(file).stream().anyMatch(part -> part.name().equals(tree));
    }

    private void variables(String file, String subject, Node node, @Nullable Origin origin) {
        if (node instanceof TextNode text) {
            Matcher variable = VARIABLE.matcher(text.value());
            while (variable.find()) {
                if (variable.group(1).isEmpty()) {
                    variables.add(new Variable(file, variable.group(2), location(origin), subject));
                }
            }
        } else if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                variables(file, subject, map.value(i), map.valueOrigin(i));
            }
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                variables(file, subject, list.items().get(i), list.itemOrigin(i));
            }
        }
    }

    /** PF707: a Secret in the clear. */
    private void secret(String subject, MapNode object) {
        if (object.get("sops") != null) {
            return;
        }
        for (String section : List.of("data", "stringData")) {
            if (object.get(section) instanceof MapNode data && saysSomething(data)) {
                report(
                        "PF707",
                        Severity.WARNING,
                        subject,
                        place(object, section),
                        "The Secret stands in its file for all to read.",
                        "Encrypt it with SOPS, or make it in the cluster from a store of secrets.");
                return;
            }
        }
    }

    /** Whether a value is more than an empty one, which somebody in the cluster fills, or a variable that Flux replaces. */
    private static boolean saysSomething(MapNode data) {
        for (int i = 0; i < data.size(); i++) {
            String text =
                    data.value(i) instanceof TextNode value ? value.value().strip() : "?";
            if (!text.isEmpty() && !WHOLE_VARIABLE.matcher(text).matches()) {
                return true;
            }
        }
        return false;
    }

    /** PF506: a role of Prometheus that may look at objects once, and neither list nor follow them. */
    private void role(String subject, MapNode object) {
        if (!text(object, "metadata", "name").contains("prometheus")
                || !(object.get("rules") instanceof ListNode rules)) {
            return;
        }
        for (int i = 0; i < rules.items().size(); i++) {
            if (rules.items().get(i) instanceof MapNode rule) {
                Set<String> verbs = texts(rule.get("verbs"));
                Set<String> discovered = texts(rule.get("resources"));
                discovered.retainAll(Set.of("endpoints", "endpointslices", "ingresses", "nodes", "pods", "services"));
                // Objects named one by one are read by their names; nothing is discovered that way.
                if (rule.get("resourceNames") == null
                        && verbs.contains("get")
                        && !discovered.isEmpty()
                        && !(verbs.contains("list") && verbs.contains("watch"))) {
                    report(
                            "PF506",
                            Severity.ERROR,
                            subject,
                            OriginTrail.along(List.of("rules", i, "verbs"), object, new Origin(subject, place(object)))
                                    .location(),
                            "Prometheus discovers nothing with a role that may not list and watch `"
                                    + String.join("`, `", discovered) + "`.",
                            "Add `list` and `watch` to `verbs`.");
                }
            }
        }
    }

    static boolean isOfChart(MapNode release) {
        return chart(release).endsWith(CHART);
    }

    private static String chart(MapNode release) {
        String chart = text(release, "spec", "chart", "spec", "chart");
        return chart.isEmpty() ? text(release, "spec", "chartRef", "name") : chart;
    }

    private void report(String id, Severity severity, String subject, Location place, String message, String hint) {
        findings.add(new Finding(id, severity, subject, place, message, hint, List.of()));
    }

    /** A finding of a reference, with the ConfigMap that it leads to. */
    private void report(
            String id,
            Severity severity,
            String subject,
            Location place,
            String message,
            String hint,
            ConfigMap configMap) {
        findings.add(new Finding(
                id,
                severity,
                subject,
                place,
                message,
                hint,
                List.of(new Finding.Related("the ConfigMap", place(configMap.object, "metadata")))));
    }

    private static Location place(MapNode object, String... keys) {
        return OriginTrail.toKey(List.of((Object[]) keys), object, new Origin("", location(object.origin())))
                .location();
    }

    private static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }

    private static Set<String> texts(@Nullable Node node) {
        Set<String> texts = new TreeSet<>();
        if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                if (item instanceof TextNode text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }

    private static @Nullable Node at(MapNode object, String... keys) {
        Node node = object;
        for (int i = 0; i < keys.length && node != null; i++) {
            node = node instanceof MapNode map ? map.get(keys[i]) : null;
        }
        return node;
    }

    private static String text(MapNode object, String... keys) {
        return at(object, keys) instanceof TextNode text ? text.value() : "";
    }
}
