package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The releases of the chart in a tree, with the values that Flux gives to Helm. */
final class Releases {
    private static final String PROMETHEUS = "kube-prometheus-stack-prometheus";

    private final Path directory;
    private final Kubectl kubectl;

    /** By cluster: the objects that are applied with its release or wait for it on the hub. */
    private final Map<String, List<Map<?, ?>>> objects = new LinkedHashMap<>();

    private Releases(Path directory, Kubectl kubectl) {
        this.directory = directory;
        this.kubectl = kubectl;
    }

    /**
     * Builds what Flux builds.
     *
     * @param tree a whole tree
     * @param directory for files; empty
     */
    static Releases of(Path tree, Path directory) throws IOException, InterruptedException {
        Releases releases = new Releases(directory, new Kubectl(directory));
        List<Map<?, ?>> onHub = new ArrayList<>();
        for (Path folder : folders(tree)) {
            List<Map<?, ?>> built = releases.kubectl.objects(releases.kubectl.kustomize(folder));
            if (folder.endsWith("release")) {
                Path inTree = tree.relativize(folder);
                String cluster =
                        inTree.getName(inTree.startsWith("clusters") ? 1 : 0).toString();
                releases.objects
                        .computeIfAbsent(cluster, name -> new ArrayList<>())
                        .addAll(built);
            } else {
                onHub.addAll(built);
            }
        }
        String hub = onHub.stream()
                .filter(object -> "HelmRelease".equals(object.get("kind")))
                .map(object -> At.text(
                        At.map(object, "spec", "values"), "prometheus", "prometheusSpec", "externalLabels", "cluster"))
                .findFirst()
                .orElseThrow();
        releases.objects
                .values()
                .forEach(ofCluster -> ofCluster.addAll(onHub.stream()
                        .filter(object -> "ConfigMap".equals(object.get("kind")))
                        .toList()));
        releases.objects.put(hub, onHub);
        return releases;
    }

    /** The folders that Flux applies releases and their values from. */
    private static List<Path> folders(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(folder -> folder.endsWith("controllers")
                            || folder.endsWith("remote-write-configs")
                            || folder.endsWith("release"))
                    .filter(folder -> Files.exists(folder.resolve("kustomization.yaml")))
                    .sorted()
                    .toList();
        }
    }

    /** Whether it is the release of kube-prometheus-stack; a collector has another beside it. */
    private static boolean isStack(Map<?, ?> object) {
        return "HelmRelease".equals(object.get("kind"))
                && "kube-prometheus-stack".equals(At.text(object, "spec", "releaseName"));
    }

    List<String> clusters() {
        return List.copyOf(objects.keySet());
    }

    /** The values of a cluster's release as files, the later over the earlier. */
    List<Path> values(String cluster) throws IOException {
        List<Map<?, ?>> ofCluster = Objects.requireNonNull(objects.get(cluster));
        Map<?, ?> release =
                ofCluster.stream().filter(Releases::isStack).findFirst().orElseThrow();
        List<Path> files = new ArrayList<>();
        Map<?, ?> spec = At.map(release, "spec");
        if (spec.containsKey("values")) {
            files.add(file(asGoDoes(JsonMapper.shared().writeValueAsString(spec.get("values")))));
        } else {
            for (Object reference : At.list(spec, "valuesFrom")) {
                files.add(
                        file(valuesFrom(ofCluster, At.text(release, "metadata", "namespace"), (Map<?, ?>) reference)));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    /** JSON that the API server hands out never has these two as they are; YAML takes them for line breaks. */
    private static String asGoDoes(String json) {
        return json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static String valuesFrom(List<Map<?, ?>> objects, String namespace, Map<?, ?> reference) {
        for (Map<?, ?> object : objects) {
            if (At.in(object, "kind").equals(reference.get("kind"))
                    && At.in(object, "metadata", "name").equals(reference.get("name"))
                    && At.in(object, "metadata", "namespace").equals(namespace)) {
                return At.text(object, "data", At.text(reference, "valuesKey"));
            }
        }
        throw new AssertionError("nothing in " + namespace + " is " + reference);
    }

    private Path file(String values) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "values", ".yaml"), values);
    }

    /** What the chart makes of a cluster's values. */
    Rendered rendered(Helm helm, String cluster) throws IOException, InterruptedException {
        return new Rendered(kubectl, kubectl.objects(helm.template(directory, values(cluster))));
    }

    /** The objects of a release, as Go's readers give them. */
    record Rendered(Kubectl kubectl, List<Map<?, ?>> objects) {
        /** The {@code spec} of the Prometheus object, whatever its mode. */
        Map<?, ?> prometheus() {
            return At.map(object(isAgent() ? "PrometheusAgent" : "Prometheus", PROMETHEUS), "spec");
        }

        /** Whether it runs in agent mode. */
        boolean isAgent() {
            return objects.stream().anyMatch(object -> "PrometheusAgent".equals(object.get("kind")));
        }

        /** The scrape configurations that the Operator finds; none if there is no Secret with any. */
        List<?> jobs() throws IOException, InterruptedException {
            String name = "kube-prometheus-stack-prometheus-scrape-confg";
            if (objects.stream()
                    .noneMatch(object -> At.in(object, "metadata", "name").equals(name))) {
                return List.of();
            }
            String yaml = decoded(At.text(object("Secret", name), "data", "additional-scrape-configs.yaml"));
            return At.list(kubectl.read("jobs:\n" + yaml), "jobs");
        }

        /** The values that Helm held. */
        Map<?, ?> values() {
            return JsonMapper.shared()
                    .readValue(decoded(At.text(object("Secret", "values"), "data", "values.json")), Map.class);
        }

        /** The annotations of the pods of a Deployment. */
        Map<?, ?> podAnnotations(String deployment) {
            return At.map(object("Deployment", deployment), "spec", "template", "metadata", "annotations");
        }

        private Map<?, ?> object(String kind, String name) {
            return objects.stream()
                    .filter(object -> kind.equals(object.get("kind"))
                            && At.in(object, "metadata", "name").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
        }

        private static String decoded(String base64) {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        }
    }
}
