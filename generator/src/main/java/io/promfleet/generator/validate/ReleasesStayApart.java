package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF104 between the clusters of a repository: releases of one name, so that they are in two clusters, that send to one address with the
 * same external labels. Says nothing of a release of which something is not known, and nothing where kustomize or Flux may change one.
 */
final class ReleasesStayApart {
    private static final List<String> CREDENTIALS = List.of(
            "basicAuth", "authorization", "oauth2", "sigv4", "azureAd", "bearerToken", "bearerTokenFile", "tlsConfig");

    private final Map<Sender, Sent> senders = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    /**
     * What two clusters must not have in common.
     *
     * @param release the namespace and the name, of which the Prometheus Operator makes a label
     * @param labels the external labels
     * @param url the receiver
     * @param way what tells the receiver who sends, and changes labels on the way
     */
    private record Sender(String release, MapNode labels, String url, List<Node> way) {}

    private record Sent(FluxRepository.Release release, Location place) {}

    /** Takes a release of which all values that concern Prometheus are known. */
    void add(FluxRepository.Release release, String helmName, MapNode values) {
        MapNode prometheus = map(values.get("prometheus"));
        MapNode spec = map(prometheus.get("prometheusSpec"));
        MapNode labels = map(spec.get("externalLabels"));
        if (BooleanNode.FALSE.equals(prometheus.get("enabled"))
                || helmName.isEmpty()
                || labels.size() == 0
                || !isLiteral(labels)) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String list : List.of("remoteWrite", "additionalRemoteWrite")) {
            for (Node item : spec.get(list) instanceof ListNode writes ? writes.items() : List.<Node>of()) {
                if (item instanceof MapNode write
                        && write.get("url") instanceof TextNode url
                        && isLiteral(write)
                        && seen.add(url.value())) {
                    add(release, helmName, labels, write, url.value());
                }
            }
        }
    }

    private void add(FluxRepository.Release release, String helmName, MapNode labels, MapNode write, String url) {
        boolean accounts = false;
        List<Node> way = new ArrayList<>();
        for (String key : List.of("headers", "writeRelabelConfigs", "proxyUrl")) {
            way.add(or(write.get(key)));
        }
        for (String key : CREDENTIALS) {
            accounts |= write.get(key) != null;
            way.add(or(write.get(key)));
        }
        String cluster = labels.get("cluster") == null ? labels.key(0) : "cluster";
        Sent sent = new Sent(release, FluxRepository.place(labels, cluster));
        Sent first = senders.putIfAbsent(new Sender(release.namespace() + "/" + helmName, labels, url, way), sent);
        if (first != null && !first.release.file().equals(release.file())) {
            boolean shared = first.place.equals(sent.place);
            found.add(new Finding(
                    "PF104",
                    accounts ? Severity.WARNING : Severity.ERROR, // the Secrets of two clusters may name two tenants
                    release.subject(),
                    shared ? release.place("kind") : sent.place,
                    "Two clusters send to `" + url
                            + "` with the same external labels, so that their series become one.",
                    "Set `externalLabels." + cluster + "` to a value that no other cluster has.",
                    List.of(new Finding.Related(
                            "the other cluster", shared ? first.release.place("kind") : first.place))));
        }
    }

    /** Reports what was found, when all releases are known. */
    void finish(Findings findings) {
        found.forEach(findings::add);
    }

    /** Whether a node is what it looks like, and no text that Flux or Helm replaces. */
    private static boolean isLiteral(Node node) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (!isLiteral(map.value(i))) {
                    return false;
                }
            }
            return true;
        }
        if (node instanceof ListNode list) {
            return list.items().stream().allMatch(ReleasesStayApart::isLiteral);
        }
        return !(node instanceof TextNode text
                && (text.value().contains("${") || text.value().contains("{{")));
    }

    private static Node or(@Nullable Node node) {
        return node == null ? MapNode.EMPTY : node;
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }
}
