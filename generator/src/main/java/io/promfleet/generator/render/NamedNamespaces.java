package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.Collector;
import io.promfleet.model.Fetching;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The namespaces of a source in which accounts have roles, because jobs name them. A role cannot be made where its namespace is missing,
 * and with it nothing else that Flux applies at the same time: so they are made where they are missing, and otherwise left alone.
 */
final class NamedNamespaces {
    private static final Set<String> OF_KUBERNETES = Set.of("default", "kube-node-lease", "kube-public", "kube-system");
    private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";
    private static final String APPLY = "kustomize.toolkit.fluxcd.io/ssa";

    private NamedNamespaces() {}

    /** Their names, without those that are there in any case. */
    static Set<String> of(Rendering rendering, Source source) {
        String own = rendering.fleet().namespace();
        Set<String> named = new TreeSet<>();
        if (source.approach() instanceof Collector collector) {
            named.addAll(CollectorAccess.rights(own, source, collector).namespaces());
        }
        for (Fetching fetching : source.fetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                named.addAll(new HubAccess(rendering, scraped).namespaces());
            }
        }
        named.removeAll(OF_KUBERNETES);
        named.remove(own);
        return named;
    }

    /** The namespaces as objects that Flux makes once, and never changes or removes. */
    static List<MapNode> objects(Rendering rendering, Set<String> names) {
        List<MapNode> objects = new ArrayList<>();
        for (String name : names) {
            MapNode annotations = MapNode.builder()
                    .put(PRUNE, "disabled")
                    .put(APPLY, "IfNotPresent")
                    .build();
            objects.add(rendering
                    .objects()
                    .start("v1", "Namespace", name, null, Map.of(), annotations)
                    .build());
        }
        return objects;
    }
}
