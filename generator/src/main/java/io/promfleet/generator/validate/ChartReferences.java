package io.promfleet.generator.validate;

import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ChartRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which chart a release installs, in which version: by what it says itself, or by the object that its {@code chartRef} names. */
final class ChartReferences {
    private static final String STACK = ChartFolder.STACK;

    private final Map<String, List<Source>> sources = new HashMap<>();

    private record Source(
            String file, String namespace, String chart, String version, MapNode object, List<String> way) {}

    /** An exact version of a chart, and where it is said. */
    record Said(String version, Location place) {}

    /** Takes an object; only those that charts come from matter. */
    void add(String file, MapNode object) {
        String kind = text(object, "kind");
        boolean ofFlux = text(object, "apiVersion").startsWith("source.toolkit.fluxcd.io/");
        if (ofFlux && kind.equals("OCIRepository")) {
            String url = text(object, "spec", "url");
            String key = text(object, "spec", "ref", "tag").isEmpty() ? "semver" : "tag";
            add(kind, file, object, url.substring(url.lastIndexOf('/') + 1), "spec", "ref", key);
        } else if (ofFlux && kind.equals("HelmChart")) {
            add(kind, file, object, text(object, "spec", "chart"), "spec", "version");
        }
    }

    private void add(String kind, String file, MapNode object, String chart, String... way) {
        sources.computeIfAbsent(kind + "/" + text(object, "metadata", "name"), name -> new ArrayList<>(1))
                .add(new Source(
                        file, text(object, "metadata", "namespace"), chart, text(object, way), object, List.of(way)));
    }

    /** Whether a release installs kube-prometheus-stack; by the name of the reference where nothing else tells. */
    boolean isOfStack(String file, MapNode release) {
        return chart(file, release).endsWith(STACK);
    }

    /** The name of the chart that a release installs. */
    String chart(String file, MapNode release) {
        String own = text(release, "spec", "chart", "spec", "chart");
        Source source = own.isEmpty() ? source(file, release) : null;
        return source == null || source.chart.isEmpty()
                ? own.isEmpty() ? text(release, "spec", "chartRef", "name") : own
                : source.chart;
    }

    /** The exact version that a release installs; null if nothing says it. */
    @Nullable
    Said version(String file, MapNode release) {
        String own = text(release, "spec", "chart", "spec", "version");
        if (ChartRelease.isVersion(own)) {
            return new Said(own, FluxRepository.place(release, "spec", "chart", "spec", "version"));
        }
        Source source = source(file, release);
        return source != null && ChartRelease.isVersion(source.version)
                ? new Said(source.version, FluxRepository.place(source.object, source.way.toArray(String[]::new)))
                : null;
    }

    /** What a release refers to; of several clusters' objects with one name, that of the release's own file. */
    private @Nullable Source source(String file, MapNode release) {
        String namespace = text(release, "spec", "chartRef", "namespace");
        String searched = namespace.isEmpty() ? text(release, "metadata", "namespace") : namespace;
        String key = text(release, "spec", "chartRef", "kind") + "/" + text(release, "spec", "chartRef", "name");
        Source found = null;
        boolean same = true;
        for (Source source : sources.getOrDefault(key, List.of())) {
            if (source.namespace.isEmpty() || searched.isEmpty() || source.namespace.equals(searched)) {
                if (source.file.equals(file)) {
                    return source;
                }
                same &= found == null || (found.version.equals(source.version) && found.chart.equals(source.chart));
                found = source;
            }
        }
        return same ? found : null;
    }

    private static String text(MapNode object, String... keys) {
        Node node = object;
        for (String key : keys) {
            node = node instanceof MapNode map ? map.get(key) : null;
            if (node == null) {
                return "";
            }
        }
        return node instanceof TextNode text ? text.value() : "";
    }
}
