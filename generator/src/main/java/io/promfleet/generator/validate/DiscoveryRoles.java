package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PF506 in a repository: roles of what discovers targets that may look at objects once, and neither list nor follow them. A role is one
 * of these if it is bound to the account of a Prometheus or of a collector; where nothing binds it, by its name.
 */
final class DiscoveryRoles {
    private static final Set<String> DISCOVERED =
            Set.of("endpoints", "endpointslices", "ingresses", "nodes", "pods", "services");
    private static final Pattern IMAGE = Pattern.compile(
            "(?:.*/)?(?:prometheus|alloy|agent|grafana-agent|opentelemetry-collector[a-z-]*|vmagent)(?:[:@].*)?");
    private static final Pattern NAME = Pattern.compile("(?!.*(?:adapter|operator|exporter)).*prometheus.*");

    private final List<Role> roles = new ArrayList<>();
    private final Map<String, Set<String>> bound = new HashMap<>(); // accounts by kind and name of the role
    private final Set<String> discovering = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    private record Role(String subject, MapNode object) {}

    /** Takes an object of a file. */
    void add(String subject, MapNode object) {
        String kind = text(object.get("kind"));
        String namespace = text(map(object.get("metadata")).get("namespace"));
        switch (kind) {
            case "ClusterRole", "Role" -> roles.add(new Role(subject, object));
            case "ClusterRoleBinding", "RoleBinding" -> binding(object, namespace);
            case "Prometheus", "PrometheusAgent" -> {
                String account = text(map(object.get("spec")).get("serviceAccountName"));
                discovering.add(namespace + "/" + (account.isEmpty() ? "default" : account));
            }
            case "Deployment", "StatefulSet", "DaemonSet" ->
                pod(namespace, map(map(map(object.get("spec")).get("template")).get("spec")));
            default -> {}
        }
    }

    /** Takes the account that a release gives Prometheus. */
    void addAccount(String namespace, String account) {
        discovering.add(namespace + "/" + account);
    }

    private void pod(String namespace, MapNode pod) {
        String account = text(pod.get("serviceAccountName"));
        boolean discovers = false;
        for (Node container : items(pod.get("containers"))) {
            discovers |= IMAGE.matcher(text(map(container).get("image"))).matches();
        }
        (discovers ? discovering : others).add(namespace + "/" + (account.isEmpty() ? "default" : account));
    }

    private void binding(MapNode object, String namespace) {
        MapNode role = map(object.get("roleRef"));
        Set<String> accounts =
                bound.computeIfAbsent(key(text(role.get("kind")), text(role.get("name"))), k -> new HashSet<>());
        for (Node item : items(object.get("subjects"))) {
            MapNode subject = map(item);
            if (text(subject.get("kind")).equals("ServiceAccount")) {
                String own = text(subject.get("namespace"));
                accounts.add((own.isEmpty() ? namespace : own) + "/" + text(subject.get("name")));
            }
        }
    }

    /** Reports the roles when all objects are known. */
    void finish(Findings findings) {
        for (Role role : roles) {
            String name = text(map(role.object.get("metadata")).get("name"));
            Set<String> accounts = bound.getOrDefault(key(text(role.object.get("kind")), name), Set.of());
            boolean discovers = accounts.stream().anyMatch(discovering::contains);
            boolean unknown = accounts.stream().noneMatch(others::contains);
            if (discovers || (unknown && NAME.matcher(name).matches())) {
                check(role, findings);
            }
        }
    }

    private static void check(Role role, Findings findings) {
        List<Node> rules = items(role.object.get("rules"));
        for (int i = 0; i < rules.size(); i++) {
            MapNode rule = map(rules.get(i));
            Set<String> verbs = texts(rule.get("verbs"));
            Set<String> discovered = texts(rule.get("resources"));
            discovered.retainAll(DISCOVERED);
            // Objects named one by one are read by their names; nothing is discovered that way.
            if (rule.get("resourceNames") == null
                    && verbs.contains("get")
                    && !discovered.isEmpty()
                    && !(verbs.contains("list") && verbs.contains("watch"))) {
                Location place = OriginTrail.along(
                                List.of("rules", i, "verbs"), role.object, new Origin(role.subject, start(role.object)))
                        .location();
                findings.add(new Finding(
                        "PF506",
                        Severity.ERROR,
                        role.subject,
                        place,
                        "Prometheus discovers nothing with a role that may not list and watch `"
                                + String.join("`, `", discovered) + "`.",
                        "Add `list` and `watch` to `verbs`.",
                        List.of()));
            }
        }
    }

    private static Location start(MapNode object) {
        return FluxRepository.place(object);
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }

    private static Set<String> texts(@Nullable Node node) {
        Set<String> texts = new TreeSet<>();
        items(node).forEach(item -> texts.add(text(item)));
        texts.remove("");
        return texts;
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof ListNode list ? list.items() : List.of();
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
