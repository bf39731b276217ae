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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF605 in a repository: monitors, rules and jobs that no Prometheus of the files selects by their labels; and PF507 of those that one
 * selects. Says nothing where one of the Prometheus' could select more than is known, or where no file has a Prometheus.
 */
final class SelectedObjects {
    private static final Map<String, String> SELECTORS = Map.of(
            "ServiceMonitor", "serviceMonitorSelector",
            "PodMonitor", "podMonitorSelector",
            "Probe", "probeSelector",
            "ScrapeConfig", "scrapeConfigSelector",
            "PrometheusRule", "ruleSelector");

    private final KustomizeChanges changes;
    private final List<Selected> objects = new ArrayList<>();
    private final List<Selecting> selecting = new ArrayList<>();

    private record Selected(String file, String subject, String kind, MapNode object) {}

    /** A Prometheus, and by kind the selector of each; what it has none for it selects nothing of. */
    private record Selecting(
            String file,
            MapNode object,
            Location place,
            ScrapeTimes.@Nullable Usual usual,
            Map<String, MapNode> selectors) {}

    SelectedObjects(KustomizeChanges changes) {
        this.changes = changes;
    }

    /** Takes an object of a file. */
    void add(String file, String subject, String kind, MapNode object) {
        if (SELECTORS.containsKey(kind)) {
            objects.add(new Selected(file, subject, kind, object));
        } else if ((kind.equals("Prometheus") || kind.equals("PrometheusAgent"))
                && object.get("spec") instanceof MapNode spec) {
            Map<String, MapNode> selectors = new LinkedHashMap<>();
            SELECTORS.forEach((selected, key) -> {
                if (spec.get(key) instanceof MapNode selector) {
                    selectors.put(selected, selector);
                }
            });
            Location place = FluxRepository.place(object);
            selecting.add(new Selecting(file, object, place, ScrapeTimes.usual(spec, place, true), selectors));
        }
    }

    /**
     * Takes a release of the chart.
     *
     * @param release the release
     * @param name how Helm calls it
     * @param values what it sets
     * @param whole whether that is all
     */
    void addRelease(FluxRepository.Release release, String name, MapNode values, boolean whole) {
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
        Location place = release.place("kind");
        selecting.add(new Selecting(
                release.file(), release.object(), place, ScrapeTimes.usual(spec, place, whole), selectors));
    }

    /** Reports what nothing selects, when all objects are known. */
    void finish(Findings findings) {
        Set<String> unknown = new HashSet<>();
        for (Selecting prometheus : selecting) {
            SELECTORS.forEach((kind, key) -> {
                if (changes.maySelectOtherwise(key, prometheus.file, prometheus.object)) {
                    unknown.add(kind);
                }
            });
        }
        for (Selected object : selecting.isEmpty() ? List.<Selected>of() : objects) {
            boolean selected = unknown.contains(object.kind);
            Selecting first = null;
            List<ScrapeTimes.Usual> usual = new ArrayList<>();
            boolean known = !selected;
            for (Selecting prometheus : selecting) {
                MapNode selector = prometheus.selectors.get(object.kind);
                boolean selects = selector != null && mayMatch(selector, object);
                if (selects && prometheus.usual != null) {
                    usual.add(prometheus.usual);
                }
                known &= !selects || prometheus.usual != null;
                selected |= selects;
                first = first == null && selector != null ? prometheus : first;
            }
            if (known) {
                ScrapeTimes.ofObject(object.subject, object.object, usual, findings);
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
    private boolean mayMatch(MapNode selector, Selected object) {
        MapNode labels = labels(object);
        MapNode match = map(selector.get("matchLabels"));
        for (int i = 0; i < match.size(); i++) {
            if (!mayBe(match.key(i), object) && !text(match.value(i)).equals(text(labels.get(match.key(i))))) {
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
            if (!fits && !mayBe(key, object)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a label may become something else on the way to the cluster. */
    private boolean mayBe(String key, Selected object) {
        return text(labels(object).get(key)).contains("${") || changes.maySetLabel(key, object.file, object.object);
    }

    private static MapNode labels(Selected object) {
        return map(map(object.object.get("metadata")).get("labels"));
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
