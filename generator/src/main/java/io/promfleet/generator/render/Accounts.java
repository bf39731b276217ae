package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Service accounts with roles of their own. */
final class Accounts {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private final Objects objects;
    private final String namespace;

    Accounts(Rendering rendering) {
        this.objects = rendering.objects();
        this.namespace = rendering.fleet().namespace();
    }

    /** An account that no pod gets the token of. */
    MapNode account(String name) {
        return objects.start("v1", "ServiceAccount", name, namespace)
                .put("automountServiceAccountToken", false)
                .build();
    }

    /** An account whose token its pods get. */
    MapNode mountedAccount(String name) {
        return objects.start("v1", "ServiceAccount", name, namespace).build();
    }

    /** What the account of a name may do. */
    List<MapNode> rights(String name, List<? extends Node> rules) {
        return rights("ClusterRole", name, null, rules);
    }

    /** What the account of a name may do in one namespace. */
    List<MapNode> rightsIn(String place, String name, List<? extends Node> rules) {
        return rights("Role", name, place, rules);
    }

    private List<MapNode> rights(String kind, String name, @Nullable String place, List<? extends Node> rules) {
        MapNode role = objects.start(RBAC + "/v1", kind, name, place)
                .put("rules", new ListNode(List.copyOf(rules), null))
                .build();
        MapNode binding = objects.start(RBAC + "/v1", kind + "Binding", name, place)
                .put(
                        "roleRef",
                        MapNode.builder()
                                .put("apiGroup", RBAC)
                                .put("kind", kind)
                                .put("name", name)
                                .build())
                .put(
                        "subjects",
                        ListNode.of(MapNode.builder()
                                .put("kind", "ServiceAccount")
                                .put("name", name)
                                .put("namespace", namespace)
                                .build()))
                .build();
        return List.of(role, binding);
    }

    /** To get pages of the API server. */
    static MapNode paths(List<String> paths) {
        return MapNode.builder()
                .put("nonResourceURLs", ListNode.ofTexts(paths))
                .put("verbs", Objects.texts("get"))
                .build();
    }

    /** Some verbs for some resources of one group. */
    static MapNode rule(String group, List<String> resources, String... verbs) {
        return MapNode.builder()
                .put("apiGroups", Objects.texts(group))
                .put("resources", ListNode.ofTexts(resources))
                .put("verbs", Objects.texts(verbs))
                .build();
    }
}
