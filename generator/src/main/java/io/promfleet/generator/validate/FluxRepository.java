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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What only shows between the objects of a Flux repository: releases and the ConfigMaps with their values, trees and the
 * variables that Flux replaces in them. Objects that are not in the files are taken to be right. Linear in the number of
 * objects, but for trees with variables within each other.
 */
final class FluxRepository {
    private static final String DEFINITIONS = "prometheus-operator-crds";
    private static final String WATCH = "reconcile.fluxcd.io/watch";
    // A single value beside Prometheus, such as Grafana's password.
    private static final String ELSEWHERE = "(?!prometheus\\b)[A-Za-z].*";
    private static final Pattern WHOLE_VARIABLE = Pattern.compile("\\$\\{[A-Za-z0-9_]+\\}");

    private final Findings findings;
    private final Kustomizations kustomizations;
    private final SelectedObjects selection;
    private final SendersStayApart senders;
    private final DiscoveryRoles roles = new DiscoveryRoles();
    private final ChartReferences charts = new ChartReferences();
    private final Map<String, NearestFiles<ConfigMap>> nearConfigMaps = new HashMap<>();
    private final Map<String, List<ConfigMap>> configMaps = new HashMap<>();
    private final List<Release> allReleases = new ArrayList<>();
    private final Map<String, NearestFiles<Release>> byConfigMap = new HashMap<>();
    private final Map<String, NearestFiles<Generated>> generated = new HashMap<>();
    private final Set<MapNode> untouched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final FluxTrees trees;
    private final TreeVariables replacing;
    private final List<Ordered> definitions = new ArrayList<>();
    private final List<Ordered> customResources = new ArrayList<>();

    FluxRepository(Kustomizations kustomizations, Findings findings) {
        this.findings = findings;
        this.kustomizations = kustomizations;
        this.trees = kustomizations.trees();
        this.selection = new SelectedObjects(kustomizations.changes());
        this.replacing = new TreeVariables(kustomizations);
        this.senders = new SendersStayApart(kustomizations, replacing);
    }

    private record ConfigMap(String file, String namespace, MapNode object, ReadDocument document) {}

    /** A layer of values, and where one of its lists stands. */
    private record Layer(String name, Location place) {}

    /**
     * A release.
     *
     * @param file the file that it stands in
     * @param subject what findings call it
     */
    record Release(String file, String subject, String namespace, MapNode object, ReadDocument document) {
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
     * @param whole whether these are all that concern Prometheus
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

    /** An object of which it matters what Flux applies it together with. */
    private record Ordered(String file, String kind, String subject, Location place) {}

    /** Takes an object of a file. */
    void add(String file, String subject, MapNode object, ReadDocument document) {
        String kind = text(object, "kind");
        String namespace = text(object, "metadata", "namespace");
        switch (kind) {
            case "ConfigMap" -> {
                ConfigMap configMap = new ConfigMap(file, namespace, object, document);
                replacing.addHolder(file, kind, object);
                String name = text(object, "metadata", "name");
                configMaps.computeIfAbsent(name, key -> new ArrayList<>(1)).add(configMap);
                nearConfigMaps
                        .computeIfAbsent(name, key -> new NearestFiles<>())
                        .add(file, configMap);
            }
            case "HelmRelease" -> release(new Release(file, subject, namespace, object, document));
            case "Kustomization" -> tree(file, object);
            case "Secret" -> {
                replacing.addHolder(file, kind, object);
                secret(subject, object);
            }
            default -> {}
        }
        roles.add(subject, object);
        charts.add(file, object);
        if (text(object, "apiVersion").startsWith("monitoring.coreos.com/")) {
            customResources.add(new Ordered(file, kind, subject, place(object, "kind")));
            selection.add(file, subject, kind, object);
            if (object.get("spec") instanceof MapNode spec && kind.startsWith("Prometheus")) {
                ScrapeTimes.ofPrometheus(subject, spec, ScrapeTimes.usual(spec, place(object), true), findings);
                senders.add(
                        new SendersStayApart.Sender(file, subject, object, spec, List.of()),
                        text(object, "metadata", "name"));
            }
        }
        boolean left = "disabled".equals(text(object, "metadata", "annotations", TreeVariables.SUBSTITUTE))
                || "disabled".equals(text(object, "metadata", "labels", TreeVariables.SUBSTITUTE));
        if (left) {
            untouched.add(object);
        } else if (!kind.equals("Kustomization")) {
            replacing.addUse(file, subject, document);
        }
    }

    /** Reports what shows when all objects are known. */
    void finish() {
        for (Release release : allReleases) {
            if (charts.chart(release.file, release.object).endsWith(DEFINITIONS)) {
                definitions.add(
                        new Ordered(release.file, "HelmRelease", release.subject, place(release.object, "kind")));
            }
        }
        for (Release release : releases()) {
            Values all = valuesOf(release);
            MapNode values = all.tree();
            byItself(release, values);
            account(release, values);
            selection.addRelease(release, helmName(release.object), values, all.whole());
            times(release, all);
            if (all.whole()) {
                sender(release, values);
            }
            if (!hasNoDefinitions(values)) {
                definitions.add(
                        new Ordered(release.file, "HelmRelease", release.subject, place(release.object, "kind")));
            }
            valuesFrom(release);
        }
        order();
        selection.finish(findings);
        senders.finish(findings);
        roles.finish(findings);
        replacing.finish(trees, findings);
    }

    private void times(Release release, Values all) {
        if (at(all.tree(), "prometheus", "prometheusSpec") instanceof MapNode spec) {
            ScrapeTimes.ofPrometheus(
                    release.subject,
                    spec,
                    ScrapeTimes.usual(spec, place(release.object, "kind"), all.whole()),
                    findings);
        }
    }

    private void sender(Release release, MapNode values) {
        MapNode prometheus = at(values, "prometheus") instanceof MapNode map ? map : MapNode.EMPTY;
        if (prometheus.get("prometheusSpec") instanceof MapNode spec
                && !BooleanNode.FALSE.equals(prometheus.get("enabled"))
                && !helmName(release.object).isEmpty()) {
            List<SendersStayApart.Part> parts = new ArrayList<>();
            for (MapNode reference : references(release.object)) {
                nearest(release, text(reference, "name"))
                        .forEach(held -> parts.add(new SendersStayApart.Part(held.file, held.object)));
            }
            senders.add(
                    new SendersStayApart.Sender(release.file, release.subject, release.object, spec, parts),
                    helmName(release.object));
        }
    }

    /** The account that the chart gives Prometheus. */
    private void account(Release release, MapNode values) {
        String account = text(values, "prometheus", "serviceAccount", "name");
        if (!account.isEmpty()) {
            roles.addAccount(release.namespace, account);
        }
    }

    /** How Helm calls a release; empty if Flux replaces a part of the name. */
    private static String helmName(MapNode release) {
        String said = text(release, "spec", "releaseName");
        String target = text(release, "spec", "targetNamespace");
        String name = text(release, "metadata", "name");
        String full = said.isEmpty() ? target.isEmpty() ? name : target + "-" + name : said;
        return full.contains("$") ? "" : full;
    }

    private void release(Release release) {
        allReleases.add(release);
        for (MapNode reference : references(release.object)) {
            byConfigMap
                    .computeIfAbsent(text(reference, "name"), name -> new NearestFiles<>())
                    .add(release.file, release);
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
        return allReleases.stream().filter(this::isOfStack).toList();
    }

    /** Takes values of which kustomize makes a part of a ConfigMap. */
    void addGenerated(Kustomizations.ConfigMapKey key, MapNode values) {
        generated.computeIfAbsent(key.name(), name -> new NearestFiles<>()).add(key.file(), new Generated(key, values));
    }

    /** Whose values a part of a ConfigMap is, when all releases are known. */
    Owner ownerOf(Kustomizations.ConfigMapKey part) {
        Release reader = reader(part);
        return reader == null ? Owner.UNKNOWN : isOfStack(reader) ? Owner.CHART : Owner.OTHER;
    }

    /** The release that reads a part of a ConfigMap; null if none is known. */
    @Nullable
    Release reader(Kustomizations.ConfigMapKey part) {
        NearestFiles<Release> readers = byConfigMap.get(part.name());
        Release reader = null;
        for (Release release :
                readers == null ? List.<Release>of() : readers.to(part.file(), one -> reads(one, part))) {
            reader = reader == null || isOfStack(release) ? release : reader;
        }
        return reader;
    }

    private static boolean reads(Release release, Kustomizations.ConfigMapKey part) {
        return release.looksIn(part.namespace())
                && references(release.object).stream()
                        .anyMatch(reference -> text(reference, "kind").equals("ConfigMap")
                                && text(reference, "name").equals(part.name())
                                && valuesKey(reference).equals(part.key()));
    }

    /** The exact version of the chart that a release installs, and where that is said; null if nothing says it. */
    ChartReferences.@Nullable Said version(Release release) {
        return charts.version(release.file, release.object);
    }

    /** Whether a release installs kube-prometheus-stack. */
    boolean isOfStack(Release release) {
        return charts.isOfStack(release.file, release.object);
    }

    /** What a release sets, when all objects are known. */
    Values valuesOf(Release release) {
        MapNode merged = MapNode.EMPTY;
        boolean whole = true;
        for (MapNode reference : references(release.object)) {
            MapNode layer = layer(release, reference);
            if (layer == null) {
                whole &= text(reference, "targetPath").matches(ELSEWHERE);
            } else {
                merged = MergedValues.of(merged, layer);
            }
        }
        return new Values(
                at(release.object, "spec", "values") instanceof MapNode own ? MergedValues.of(merged, own) : merged,
                whole);
    }

    /** What a reference adds; null where that is not known, or clusters with one ConfigMap each say different things. */
    private @Nullable MapNode layer(Release release, MapNode reference) {
        if (!text(reference, "kind").equals("ConfigMap")
                || !text(reference, "targetPath").isEmpty()) {
            return null;
        }
        String name = text(reference, "name");
        String key = valuesKey(reference);
        List<ConfigMap> near = nearest(release, name);
        List<MapNode> layers = new ArrayList<>();
        for (ConfigMap candidate : near) {
            candidate
                    .document
                    .inner(List.of("data", key), new Findings())
                    .map(ReadDocument::tree)
                    .filter(MapNode.class::isInstance)
                    .map(MapNode.class::cast)
                    .ifPresent(layers::add);
        }
        NearestFiles<Generated> made = near.isEmpty() ? generated.get(name) : null;
        if (made != null) {
            made.to(
                            release.file,
                            candidate -> candidate.key.key().equals(key) && release.looksIn(candidate.key.namespace()))
                    .forEach(candidate -> layers.add(candidate.values));
        }
        boolean known = !layers.isEmpty() && (near.isEmpty() || layers.size() == near.size());
        return known && layers.stream().allMatch(layers.get(0)::equals) ? layers.get(0) : null;
    }

    /** The ConfigMaps of a name that a release may read: where several clusters have one, those of its own. */
    private List<ConfigMap> nearest(Release release, String name) {
        NearestFiles<ConfigMap> all = nearConfigMaps.get(name);
        return all == null ? List.of() : all.to(release.file, candidate -> release.looksIn(candidate.namespace));
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
            FluxTrees.Tree tree = new FluxTrees.Tree(
                    namespace + "/" + text(object, "metadata", "name"),
                    FluxTrees.slashes(file),
                    folder(object),
                    before,
                    text(object, "spec", "kubeConfig", "secretRef", "name"));
            trees.add(tree);
            replacing.add(tree, file, object);
            if (object.get("spec") instanceof MapNode spec) {
                kustomizations.changes().addTree(tree, spec);
            }
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
            generated(release, reference, place, lists);
            return;
        }
        List<ConfigMap> near = nearest(release, name);
        if (near.isEmpty()) {
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
        ConfigMap configMap = near.get(0);
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
        lists(release, reference, place, lists);
    }

    /** Values of a ConfigMap that kustomize makes, or that is made elsewhere. */
    private void generated(Release release, MapNode reference, Location place, Map<String, Layer> lists) {
        String name = text(reference, "name");
        List<Kustomizations.Generator> made = kustomizations.generatorsOf(release.file, name, release::looksIn);
        if (made.isEmpty()) {
            return;
        }
        String key = valuesKey(reference);
        List<Finding.Related> related =
                List.of(new Finding.Related("the generator", made.get(0).place()));
        boolean optional = BooleanNode.TRUE.equals(reference.get("optional"));
        if (!optional && made.stream().noneMatch(generator -> generator.mayHave(key))) {
            findings.add(new Finding(
                    "PF706",
                    Severity.ERROR,
                    release.subject,
                    place,
                    "The ConfigMap `" + name + "` that kustomize makes has no key `" + key + "`.",
                    "Write `" + key + "=` in front of the file in `configMapGenerator`, or name one of its keys with"
                            + " `valuesKey`.",
                    related));
            return;
        }
        boolean watched = made.stream().anyMatch(generator -> generator.labels().contains(WATCH + ":Enabled"));
        if (made.stream().allMatch(Kustomizations.Generator::hashed)) {
            if (!kustomizations.isConfigured()) {
                findings.add(new Finding(
                        "PF706",
                        Severity.ERROR,
                        release.subject,
                        place,
                        "Kustomize appends a hash to the name of the ConfigMap `" + name
                                + "`, and does not know that a release refers to it.",
                        "Say so with a `nameReference` in `configurations`, or set `disableNameSuffixHash: true` and the"
                                + " label `" + WATCH + ": Enabled`.",
                        related));
            }
        } else if (made.stream().noneMatch(Kustomizations.Generator::hashed) && !watched) {
            findings.add(new Finding(
                    "PF703",
                    Severity.WARNING,
                    release.subject,
                    place,
                    "A change of the ConfigMap `" + name + "` waits until Flux looks at the release anyway.",
                    "Set the label `" + WATCH + ": Enabled` in `options.labels` of the generator.",
                    related));
        }
        lists(release, reference, place, lists);
    }

    private void lists(Release release, MapNode reference, Location place, Map<String, Layer> lists) {
        MapNode values = layer(release, reference);
        if (values != null) {
            lists(release, values, "", "`" + text(reference, "name") + "`", place, lists);
        }
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

    /** Whether Flux replaces the variables in an object before anyone else reads it. */
    boolean isSubstituted(String file, MapNode object) {
        return !untouched.contains(object) && trees.of(file).stream().anyMatch(replacing::areReplacedIn);
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

    static Location place(MapNode object, String... keys) {
        return OriginTrail.toKey(List.of((Object[]) keys), object, new Origin("", location(object.origin())))
                .location();
    }

    private static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
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
