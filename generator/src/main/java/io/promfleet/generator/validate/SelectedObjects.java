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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PF605 in a repository: monitors, rules and jobs that no Prometheus of the files selects by their labels. Says nothing where one of
 * the Prometheus' could select more than is known, or where no file has a Prometheus.
 */
final class SelectedObjects {
    private static final Map<String, String> SELECTORS = Map.of(
            "ServiceMonitor", "serviceMonitorSelector",
            "PodMonitor", "podMonitorSelector",
            "Probe", "probeSelector",
            "ScrapeConfig", "scrapeConfigSelector",
            "PrometheusRule", "ruleSelector");

    private final Kustomizations kustomizations;
    private final List<Selected> objects = new ArrayList<>();
    private final List<Selecting> selecting = new ArrayList<>();

    private record Selected(String subject, String kind, MapNode object) {}

    /** A Prometheus, and by kind the selector of each; what it has none for it selects nothing of. */
    private record Selecting(String subject, Location place, Map<String, MapNode> selectors) {}

    SelectedObjects(Kustomizations kustomizations) {
        this.kustomizations = kustomizations;
    }

    /** Takes an object of a file. */
    void add(String subject, String kind, MapNode object) {
        if (SELECTORS.containsKey(kind)) {
            objects.add(new Selected(subject, kind, object));
        } else if ((kind.equals("Prometheus") || kind.equals("PrometheusAgent"))
                && object.get("spec") instanceof MapNode spec) {
            Map<String, MapNode> selectors = new LinkedHashMap<>();
            SELECTORS.forEach((selected, key) -> {
                if (spec.get(key) instanceof MapNode selector) {
                    selectors.put(selected, selector);
                }
            });
            selecting.add(new Selecting(subject, FluxRepository.place(object), selectors));
        }
    }

    /**
     * Takes a release of the chart.
     *
     * @param name how Helm calls it
     * @param values what it sets
     * @param whole whether that is all
     */
    void addRelease(String subject, Location place, String name, MapNode values, boolean whole) {
        if (BooleanNode.FALSE.equals(map(values.get("prometheus")).get("enabled"))) {
            return;
        }
        MapNode spec = map(map(values.get("prometheus")).get("prometheusSpec"));
        Map<String, MapNode> selectors = new LinkedHashMap<>();
        SELECTORS.forEach((selected, key) -> {
            MapNode said = map(spec.get(key));
            boolean own = !BooleanNode.FALSE.equals(spec.get(key + "NilUsesHelmValues"));
            if (said.size() > 0) {
                selectors.put(selected, said);
            } else if (!own || !whole || name.isEmpty()) {
                selectors.put(selected, MapNode.EMPTY);
            } else {
                selectors.put(
                        selected,
                        MapNode.builder()
                                .put(
                                        "matchLabels",
                                        MapNode.builder()
                                                .put("release", new TextNode(name))
                                                .build())
                                .build());
            }
        });
        selecting.add(new Selecting(subject, place, selectors));
    }

    /** Reports what nothing selects, when all objects are known. */
    void finish(Findings findings) {
        for (Selected object : selecting.isEmpty() ? List.<Selected>of() : objects) {
            boolean selected = false;
            Selecting first = null;
            for (Selecting prometheus : selecting) {
                MapNode selector = prometheus.selectors.get(object.kind);
                selected |= selector != null
                        && mayMatch(
                                selector, map(map(object.object.get("metadata")).get("labels")));
                first = first == null && selector != null ? prometheus : first;
            }
            if (!selected && first != null) {
                report(object, first, findings);
            }
        }
    }

    private static void report(Selected object, Selecting first, Findings findings) {
        MapNode labels = map(first.selectors.get(object.kind)).get("matchLabels") instanceof MapNode match
                ? match
                : MapNode.EMPTY;
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            wanted.add(labels.key(i) + ": " + text(labels.value(i)));
        }
        boolean hasLabels = map(object.object.get("metadata")).get("labels") != null;
        findings.add(new Finding(
                "PF605",
                Severity.ERROR,
                object.subject,
                hasLabels
                        ? FluxRepository.place(object.object, "metadata", "labels")
                        : FluxRepository.place(object.object, "metadata"),
                "No Prometheus in these files selects this `" + object.kind
                        + "` by its labels, so that it does nothing.",
                wanted.isEmpty()
                        ? "Give it labels that `" + SELECTORS.get(object.kind) + "` matches."
                        : "Set its label `" + String.join("` and `", wanted) + "`.",
                List.of(new Finding.Related("the Prometheus", first.place))));
    }

    /** Whether labels fit a selector, as far as the files tell. */
    private boolean mayMatch(MapNode selector, MapNode labels) {
        MapNode match = map(selector.get("matchLabels"));
        for (int i = 0; i < match.size(); i++) {
            if (!mayBe(match.key(i), labels) && !text(match.value(i)).equals(text(labels.get(match.key(i))))) {
                return false;
            }
        }
        for (Node item : selector.get("matchExpressions") instanceof ListNode list ? list.items() : List.<Node>of()) {
            MapNode expression = map(item);
            String key = text(expression.get("key"));
            String value = text(labels.get(key));
            boolean has = labels.get(key) != null;
            boolean in = expression.get("values") instanceof ListNode values
                    && values.items().stream().anyMatch(one -> text(one).equals(value));
            boolean fits = switch (text(expression.get("operator"))) {
                case "In" -> has && in;
                case "NotIn" -> !has || !in;
                case "Exists" -> has;
                case "DoesNotExist" -> !has;
                default -> true;
            };
            if (!fits && !mayBe(key, labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a label may become something else on the way to the cluster. */
    private boolean mayBe(String key, MapNode labels) {
        return kustomizations.setsLabel(key) || text(labels.get(key)).contains("${");
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
