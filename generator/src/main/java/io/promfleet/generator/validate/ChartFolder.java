package io.promfleet.generator.validate;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chart beside whose description values stand.
 *
 * @param ofStack whether values of kube-prometheus-stack are in them
 * @param below the keys that lead to these; empty for the chart itself
 */
record ChartFolder(boolean ofStack, List<String> below) {
    static final String STACK = "kube-prometheus-stack";

    /** Keeps its own copy of the keys. */
    ChartFolder {
        below = List.copyOf(below);
    }

    /** The chart whose folder a file is in; null if it is in none. */
    static @Nullable ChartFolder of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path description = folder == null ? null : folder.resolve("Chart.yaml");
        if (description == null || !Files.isRegularFile(description)) {
            return null;
        }
        Findings unheard = new Findings();
        return SourceText.open("Chart.yaml", description, unheard)
                .flatMap(source -> ReadDocument.all(source, unheard).stream().findFirst())
                .map(document -> ofChart(document.tree()))
                .orElse(new ChartFolder(false, List.of()));
    }

    /** Whether Helm reads a file as a template of a chart, and nothing else reads it. */
    static boolean hasTemplate(Path file) {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            Path name = folder.getFileName();
            Path chart = folder.getParent();
            if (name != null
                    && chart != null
                    && name.toString().equals("templates")
                    && Files.isRegularFile(chart.resolve("Chart.yaml"))) {
                return true;
            }
        }
        return false;
    }

    private static ChartFolder ofChart(Node chart) {
        if (text(chart, "name").equals(STACK)) {
            return new ChartFolder(true, List.of());
        }
        if (chart instanceof MapNode map && map.get("dependencies") instanceof ListNode dependencies) {
            for (Node dependency : dependencies.items()) {
                if (text(dependency, "name").equals(STACK)) {
                    String alias = text(dependency, "alias");
                    return new ChartFolder(true, List.of(alias.isEmpty() ? STACK : alias));
                }
            }
        }
        return new ChartFolder(false, List.of());
    }

    private static String text(Node node, String key) {
        return node instanceof MapNode map && map.get(key) instanceof TextNode text ? text.value() : "";
    }
}
