package io.promfleet.generator.operator;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.NameValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in {@code relabel_configs} that the Operator derives from what a resource says otherwise, and their order. */
final class TargetRules {
    private static final String ANY = "(.+)";
    private static final String FIRST_GROUP = "${1}";

    private final List<Node> rules = new ArrayList<>();
    private final @Nullable Origin whole;

    /** Rules that start with the name of the job being kept, as those of all resources do. */
    TargetRules(@Nullable Origin whole) {
        this.whole = whole;
        copy("job", "__tmp_prometheus_job_name");
    }

    ListNode build() {
        return new ListNode(rules, null);
    }

    /** Rules that the resource has itself. */
    void addAll(@Nullable Node translated) {
        if (translated instanceof ListNode list) {
            rules.addAll(list.items());
        }
    }

    void copy(String source, String label) {
        rules.add(start(whole, source).put("target_label", label).build());
    }

    void constant(String label, String value, @Nullable Origin origin) {
        rules.add(start(origin)
                .put("target_label", label)
                .put("replacement", new TextNode(value), origin)
                .build());
    }

    /** Copies a value if there is one, so that what was there stays otherwise. */
    void copyIfSet(String source, String label, @Nullable Origin origin) {
        rules.add(start(origin, source)
                .put("target_label", new TextNode(label), origin)
                .put("regex", ANY)
                .put("replacement", FIRST_GROUP)
                .build());
    }

    void extract(List<String> sources, String regex, String label, String replacement) {
        rules.add(start(whole, sources.toArray(new String[0]))
                .put("separator", ";")
                .put("regex", regex)
                .put("target_label", label)
                .put("replacement", replacement)
                .build());
    }

    void filter(String action, String regex, @Nullable Origin origin, String... sources) {
        MapNode.Builder rule = start(origin, sources);
        rule.put("action", action);
        rules.add(rule.put("regex", new TextNode(regex), origin).build());
    }

    /** Neither failed nor succeeded, which is over and has nothing to be scraped. */
    void running() {
        filter("drop", "(Failed|Succeeded)", whole, "__meta_kubernetes_pod_phase");
    }

    /** What a selector of Kubernetes selects, by the labels that discovery found. */
    void select(@Nullable Node selector, String kind) {
        if (!(selector instanceof MapNode map)) {
            return;
        }
        if (map.get("matchLabels") instanceof MapNode labels) {
            TreeMap<String, Integer> sorted = new TreeMap<>();
            for (int i = 0; i < labels.size(); i++) {
                sorted.put(labels.key(i), i);
            }
            sorted.forEach((key, index) -> {
                String value = Translation.shown(labels.value(index));
                byValue("keep", kind, key, value == null ? "" : value, labels.valueOrigin(index));
            });
        }
        if (map.get("matchExpressions") instanceof ListNode expressions) {
            for (int i = 0; i < expressions.items().size(); i++) {
                if (expressions.items().get(i) instanceof MapNode expression) {
                    select(expression, kind, expressions.itemOrigin(i));
                }
            }
        }
    }

    private void select(MapNode expression, String kind, @Nullable Origin origin) {
        String key = Translation.shown(expression.get("key"));
        String operator = Translation.shown(expression.get("operator"));
        if (key == null || operator == null) {
            return;
        }
        List<String> values = ListNode.texts(expression.get("values"));
        switch (operator) {
            case "In" -> byValue("keep", kind, key, String.join("|", values), origin);
            case "NotIn" -> byValue("drop", kind, key, String.join("|", values), origin);
            case "Exists" -> filter("keep", "true", origin, present(kind, key));
            case "DoesNotExist" -> filter("drop", "true", origin, present(kind, key));
            default -> {}
        }
    }

    private void byValue(String action, String kind, String key, String values, @Nullable Origin origin) {
        filter(action, "(" + values + ");true", origin, label(kind, key), present(kind, key));
    }

    /** The label in which discovery gives a label of an object. */
    static String label(String kind, String key) {
        return "__meta_kubernetes_" + kind + "_label_" + NameValidation.sanitized(key);
    }

    private static String present(String kind, String key) {
        return "__meta_kubernetes_" + kind + "_labelpresent_" + NameValidation.sanitized(key);
    }

    private static MapNode.Builder start(@Nullable Origin origin, String... sources) {
        MapNode.Builder rule = MapNode.builder(origin);
        if (sources.length > 0) {
            rule.put("source_labels", ListNode.ofTexts(List.of(sources)), origin);
        }
        return rule;
    }
}
