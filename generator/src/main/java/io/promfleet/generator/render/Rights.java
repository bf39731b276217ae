package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.KubernetesDiscovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account has to be allowed: to list and watch what becomes targets, and to read metrics. In the namespaces that jobs name where
 * none of them looks everywhere, and no more.
 */
final class Rights {
    /** The place of what is not in a namespace, or looked for in all of them. */
    private static final String EVERYWHERE = "";

    private static final String CORE = "";

    private final String ownNamespace;
    /** By place, then by group of the API. */
    private final Map<String, Map<String, Set<String>>> watched = new TreeMap<>();

    private final Map<String, Map<String, Set<String>>> read = new TreeMap<>();
    private final Set<String> paths = new TreeSet<>();

    Rights(String ownNamespace) {
        this.ownNamespace = ownNamespace;
    }

    /** To find what a discovery looks for. */
    void watch(KubernetesDiscovery discovery) {
        DiscoveryRights.of(discovery)
                .forEach((group, resources) ->
                        resources.forEach(resource -> add(watched, places(discovery), group, resource)));
    }

    /** To get a resource wherever a discovery looks. */
    void read(KubernetesDiscovery discovery, String resource) {
        add(read, places(discovery), CORE, resource);
    }

    /** To get a resource of the whole cluster. */
    void read(String resource) {
        add(read, Set.of(EVERYWHERE), CORE, resource);
    }

    /** To get a page of the API server. */
    void readPath(String path) {
        paths.add(path);
    }

    private Set<String> places(KubernetesDiscovery discovery) {
        Set<String> places = new TreeSet<>(discovery.namespaces());
        if (discovery.ownNamespace().orElse(false)) {
            places.add(ownNamespace);
        }
        return places.isEmpty() ? Set.of(EVERYWHERE) : places;
    }

    private static void add(
            Map<String, Map<String, Set<String>>> to, Set<String> places, String group, String resource) {
        for (String place : DiscoveryRights.isOfTheCluster(resource) ? Set.of(EVERYWHERE) : places) {
            to.computeIfAbsent(place, first -> new TreeMap<>())
                    .computeIfAbsent(group, first -> new TreeSet<>())
                    .add(resource);
        }
    }

    /** The namespaces in which it looks without looking everywhere, and which therefore have to be there. */
    Set<String> namespaces() {
        Set<String> named = new TreeSet<>(watched.keySet());
        named.addAll(read.keySet());
        named.removeIf(place -> place.equals(EVERYWHERE) || rules(place).isEmpty());
        return named;
    }

    /** The roles of an account and their bindings, that of the whole cluster first. */
    List<MapNode> of(String account, Accounts accounts) {
        List<MapNode> all = new ArrayList<>();
        List<MapNode> everywhere = rules(EVERYWHERE);
        if (!paths.isEmpty()) {
            everywhere.add(Accounts.paths(List.copyOf(paths)));
        }
        if (!everywhere.isEmpty()) {
            all.addAll(accounts.rights(account, everywhere));
        }
        for (String place : namespaces()) {
            all.addAll(accounts.rightsIn(place, account, rules(place)));
        }
        return all;
    }

    private List<MapNode> rules(String place) {
        List<MapNode> rules = new ArrayList<>();
        inPlace(watched, place)
                .forEach(
                        (group, resources) -> rules.add(Accounts.rule(group, List.copyOf(resources), "list", "watch")));
        inPlace(read, place)
                .forEach((group, resources) -> rules.add(Accounts.rule(group, List.copyOf(resources), "get")));
        return rules;
    }

    /** What a role of the whole cluster does not allow already. */
    private static Map<String, Set<String>> inPlace(Map<String, Map<String, Set<String>>> all, String place) {
        Map<String, Set<String>> here = all.getOrDefault(place, Map.of());
        if (place.equals(EVERYWHERE)) {
            return here;
        }
        Map<String, Set<String>> everywhere = all.getOrDefault(EVERYWHERE, Map.of());
        Map<String, Set<String>> rest = new TreeMap<>();
        here.forEach((group, resources) -> {
            Set<String> left = new TreeSet<>(resources);
            left.removeAll(everywhere.getOrDefault(group, Set.of()));
            if (!left.isEmpty()) {
                rest.put(group, left);
            }
        });
        return rest;
    }
}
