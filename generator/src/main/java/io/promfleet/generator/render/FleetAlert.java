package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Label;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An alert of the hub about its fleet.
 *
 * @param name its name
 * @param expression when it fires
 * @param lasting how long that lasts before it does
 * @param severity {@code critical} or {@code warning}
 * @param own labels beside the severity and those of the definition
 * @param summary one sentence; a template, in which {@code {{ $labels.cluster }}} stands for the label
 * @param description what it means; a template, too
 */
record FleetAlert(
        String name,
        String expression,
        Duration lasting,
        String severity,
        Map<String, String> own,
        String summary,
        String description) {
    static final String CRITICAL = "critical";
    static final String WARNING = "warning";

    /** The rule. */
    MapNode rule(HubAlerts alerts) {
        return MapNode.builder()
                .put("alert", name)
                .put("expr", expression)
                .put("for", Units.prometheusDuration(lasting))
                .put("labels", Objects.texts(labels(alerts, PromqlText::inTemplate)))
                .put("annotations", Objects.texts(annotations(Map.of())))
                .build();
    }

    /** The labels that the alert has beside those of its series. */
    Map<String, String> labels(HubAlerts alerts) {
        return labels(alerts, value -> value);
    }

    /** In a rule a label is a template, too. That of the definition may be meant as one. */
    private Map<String, String> labels(HubAlerts alerts, UnaryOperator<String> ofOwn) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("severity", severity);
        for (Label label : alerts.labels()) {
            labels.put(label.name(), label.value());
        }
        own.forEach((name, value) -> labels.put(name, ofOwn.apply(value)));
        return labels;
    }

    /** The annotations, in which the given labels of a series have taken their places. */
    Map<String, String> annotations(Map<String, String> series) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", filled(summary, series));
        annotations.put("description", filled(description, series));
        return annotations;
    }

    private String filled(String template, Map<String, String> series) {
        String text = template;
        for (Map.Entry<String, String> label : series.entrySet()) {
            text = text.replace(of(label.getKey()), label.getValue());
        }
        if (!series.isEmpty()) {
            for (String value : own.values()) {
                text = text.replace(PromqlText.inTemplate(value), value);
            }
        }
        return text;
    }

    /** The place of a label in a template. */
    static String of(String label) {
        return "{{ $labels." + label + " }}";
    }

    /** A group of recording rules and alerts. */
    static MapNode group(String name, String interval, List<MapNode> rules) {
        return MapNode.builder()
                .put("name", name)
                .put("interval", interval)
                .put("rules", Objects.list(rules))
                .build();
    }

    /** A recording rule. */
    static MapNode recorded(String name, String expression, Map<String, String> labels) {
        MapNode.Builder rule = MapNode.builder().put("record", name).put("expr", expression);
        if (!labels.isEmpty()) {
            rule.put("labels", Objects.texts(labels));
        }
        return rule.build();
    }
}
