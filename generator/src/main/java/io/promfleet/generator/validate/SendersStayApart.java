package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF104 between the clusters of a repository: senders of one name, so that they are in two clusters, that send to one address with
 * the same external labels. They may stand in two files, or in one that two trees of Flux apply. Says nothing of a sender of which
 * something is not known, or that kustomize or Flux may change.
 */
final class SendersStayApart {
    private static final List<String> CREDENTIALS = List.of(
            "basicAuth", "authorization", "oauth2", "sigv4", "azureAd", "bearerToken", "bearerTokenFile", "tlsConfig");
    private static final String CLUSTER = "cluster";

    private final Kustomizations kustomizations;
    private final TreeVariables variables;
    private final List<Named> senders = new ArrayList<>();

    /**
     * A Prometheus that sends.
     *
     * @param file the file that it stands in
     * @param subject what findings call it
     * @param object the object
     * @param spec what is known of its specification
     * @param parts further objects of which that is made
     */
    record Sender(String file, String subject, MapNode object, MapNode spec, List<Part> parts) {
        /** Keeps its own copy of the parts. */
        Sender {
            parts = List.copyOf(parts);
        }
    }

    /** An object of a file. */
    record Part(String file, MapNode object) {}

    private record Named(Sender sender, String name) {}

    /**
     * What two clusters must not have in common.
     *
     * @param sender the kind, the namespace and the name, of which the Prometheus Operator makes a label
     * @param labels the external labels
     * @param url the receiver
     * @param way what tells the receiver who sends, and changes labels on the way
     */
    private record Series(String sender, Node labels, Node url, Node way) {}

    /** Series that arrive, and the tree that they come from; null where none is known. */
    private record Sent(Sender sender, FluxTrees.@Nullable Tree tree, Location place, boolean accounts) {}

    SendersStayApart(Kustomizations kustomizations, TreeVariables variables) {
        this.kustomizations = kustomizations;
        this.variables = variables;
    }

    /**
     * Takes a sender.
     *
     * @param name what the Prometheus Operator calls it in its cluster, but for the namespace
     */
    void add(Sender sender, String name) {
        senders.add(new Named(sender, name));
    }

    /** Reports what was found, when all objects are known. */
    void finish(Findings findings) {
        Map<Series, List<Sent>> all = new LinkedHashMap<>();
        for (Named named : senders) {
            for (FluxTrees.Tree tree : clusters(named.sender.file)) {
                series(named, tree, all);
            }
            if (kustomizations.trees().of(named.sender.file).isEmpty()) {
                series(named, null, all);
            }
        }
        Set<Finding> found = new LinkedHashSet<>();
        for (Map.Entry<Series, List<Sent>> series : all.entrySet()) {
            Map<String, List<Sent>> byFile = new LinkedHashMap<>();
            series.getValue()
                    .forEach(sent -> byFile.computeIfAbsent(sent.sender.file, file -> new ArrayList<>())
                            .add(sent));
            Sent first = series.getValue().get(0);
            for (List<Sent> ofFile : byFile.values()) {
                Sent sent = ofFile.get(0);
                if (ofFile.size() > 1) {
                    found.add(oneBase(series.getKey(), ofFile));
                } else if (sent != first && isElsewhere(first, sent)) {
                    found.add(twoFiles(series.getKey(), first, sent));
                }
            }
        }
        found.forEach(findings::add);
    }

    private boolean isElsewhere(Sent one, Sent other) {
        return one.tree == null || other.tree == null || kustomizations.trees().isElsewhere(one.tree, other.tree);
    }

    /** The trees that apply a file, one for each cluster. */
    private List<FluxTrees.Tree> clusters(String file) {
        FluxTrees trees = kustomizations.trees();
        List<FluxTrees.Tree> clusters = new ArrayList<>();
        for (FluxTrees.Tree tree : trees.of(file)) {
            if (clusters.stream().allMatch(other -> trees.isElsewhere(tree, other))) {
                clusters.add(tree);
            }
        }
        return clusters;
    }

    private void series(Named named, FluxTrees.@Nullable Tree tree, Map<Series, List<Sent>> all) {
        Sender sender = named.sender;
        Set<String> namespaces = kustomizations.changes().namespaces(tree, sender.file);
        boolean mayBeLabelled =
                tree == null && map(sender.spec.get("externalLabels")).size() == 0;
        if (namespaces.size() > 1 || mayBeLabelled || isChanged(sender, tree)) {
            return;
        }
        String own = namespaces.isEmpty()
                ? text(map(sender.object.get("metadata")).get("namespace"))
                : namespaces.iterator().next();
        String targeted = tree == null ? "" : variables.namespace(tree);
        String name = text(sender.object.get("kind")) + " " + (targeted.isEmpty() ? own : targeted) + "/" + named.name;
        MapNode said = map(sender.spec.get("externalLabels"));
        Node labels = variables.replaced(said, tree);
        Set<Node> addresses = new LinkedHashSet<>();
        for (String list : List.of("remoteWrite", "additionalRemoteWrite")) {
            for (MapNode write : ListNode.maps(sender.spec.get(list))) {
                Node url = write.get("url") instanceof TextNode text ? variables.replaced(text, tree) : null;
                Node way = way(write, tree);
                if (labels != null && url != null && way != null && addresses.add(url)) {
                    Location place = said.size() == 0
                            ? FluxRepository.place(write, "url")
                            : FluxRepository.place(said, label(said));
                    all.computeIfAbsent(new Series(name, labels, url, way), series -> new ArrayList<>(1))
                            .add(new Sent(
                                    sender, tree, place, CREDENTIALS.stream().anyMatch(key -> write.get(key) != null)));
                }
            }
        }
    }

    private boolean isChanged(Sender sender, FluxTrees.@Nullable Tree tree) {
        KustomizeChanges changes = kustomizations.changes();
        return changes.mayChange(tree, sender.file, sender.object)
                || sender.parts.stream().anyMatch(part -> changes.mayChange(tree, part.file, part.object));
    }

    private @Nullable Node way(MapNode write, FluxTrees.@Nullable Tree tree) {
        List<String> keys = new ArrayList<>(List.of("headers", "writeRelabelConfigs", "proxyUrl"));
        keys.addAll(CREDENTIALS);
        MapNode.Builder way = MapNode.builder();
        for (String key : keys) {
            Node value = write.get(key);
            if (value != null) {
                way.put(key, value);
            }
        }
        return variables.replaced(way.build(), tree);
    }

    private static String label(MapNode labels) {
        return labels.size() == 0 || labels.get(CLUSTER) != null ? CLUSTER : labels.key(0);
    }

    private Finding oneBase(Series series, List<Sent> sent) {
        List<Finding.Related> related = new ArrayList<>();
        for (Sent each : sent) {
            if (each.tree != null) {
                related.add(new Finding.Related("a cluster that applies it", variables.place(each.tree)));
            }
        }
        String label = label(map(sent.get(0).sender.spec.get("externalLabels")));
        return finding(
                series,
                sent.get(0),
                sent.get(0).place,
                "Give `externalLabels." + label + "` a variable, such as `${" + label
                        + "}`, of which each cluster has its own value in `postBuild.substitute`.",
                related);
    }

    private static Finding twoFiles(Series series, Sent first, Sent sent) {
        boolean shared = first.place.equals(sent.place);
        String label = label(map(sent.sender.spec.get("externalLabels")));
        return finding(
                series,
                sent,
                shared ? FluxRepository.place(sent.sender.object, "kind") : sent.place,
                "Set `externalLabels." + label + "` to a value that no other cluster has.",
                List.of(new Finding.Related(
                        "the other cluster",
                        shared ? FluxRepository.place(first.sender.object, "kind") : first.place)));
    }

    private static Finding finding(
            Series series, Sent sent, Location place, String hint, List<Finding.Related> related) {
        boolean labelled = series.labels instanceof MapNode labels && labels.size() > 0;
        return new Finding(
                "PF104",
                sent.accounts ? Severity.WARNING : Severity.ERROR, // the Secrets of two clusters may name two tenants
                sent.sender.subject,
                place,
                "Two clusters send to `" + text(series.url) + "` with "
                        + (labelled ? "the same external labels" : "no external labels")
                        + ", so that their series become one.",
                hint,
                related);
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
