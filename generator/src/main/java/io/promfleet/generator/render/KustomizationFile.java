package io.promfleet.generator.render;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code kustomization.yaml} while its resources come together. */
final class KustomizationFile {
    private final Rendering rendering;
    private final List<String> resources = new ArrayList<>();
    private final List<Node> generators = new ArrayList<>();

    KustomizationFile(Rendering rendering) {
        this.rendering = rendering;
    }

    KustomizationFile resource(String path) {
        resources.add(path);
        return this;
    }

    /** A ConfigMap with the chart values that a file holds, under the key that Flux looks for. */
    KustomizationFile values(String configMap, String namespace, String file, Map<String, String> annotations) {
        MapNode.Builder options = MapNode.builder()
                .put("disableNameSuffixHash", true)
                .put("labels", rendering.objects().labels(FluxObjects.WATCHED));
        if (!annotations.isEmpty()) {
            options.put("annotations", Objects.texts(annotations));
        }
        generators.add(MapNode.builder()
                .put("name", configMap)
                .put("namespace", namespace)
                .put("files", Objects.texts("values.yaml=" + file))
                .put("options", options.build())
                .build());
        return this;
    }

    MapNode build() {
        MapNode.Builder file = MapNode.builder()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
        if (!resources.isEmpty()) {
            file.put("resources", ListNode.ofTexts(resources));
        }
        if (!generators.isEmpty()) {
            file.put("configMapGenerator", new ListNode(generators, null));
        }
        return file.build();
    }
}
