package io.promfleet.generator.check;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.pitfall.SaidRule;
import io.promfleet.generator.pitfall.SaidText;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.Field;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.ExtraManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules in the further objects of a cluster. */
final class SaidRules {
    private SaidRules() {}

    /** The rules of all objects {@code PrometheusRule}, in order; what is malformed is left out and reported by the schemas. */
    static List<SaidRule> of(String clusterPath, Cluster cluster) {
        List<SaidRule> rules = new ArrayList<>();
        for (ExtraManifest manifest : cluster.extraManifests()) {
            if (manifest.kind().equals("PrometheusRule")) {
                String path = clusterPath + " > manifest(" + manifest.kind() + "/" + manifest.name() + ")";
                for (ConfigValue group : items(field(field(manifest.body(), "spec"), "groups"))) {
                    for (ConfigValue rule : items(field(group, "rules"))) {
                        add(manifest, path, group, rule, rules);
                    }
                }
            }
        }
        return rules;
    }

    private static void add(
            ExtraManifest manifest, String path, ConfigValue group, ConfigValue rule, List<SaidRule> rules) {
        String alert = text(rule, "alert");
        String name = alert == null ? text(rule, "record") : alert;
        String expression = text(rule, "expr");
        if (name != null && expression != null) {
            rules.add(new SaidRule(
                    alert != null,
                    name,
                    expression,
                    duration(group, "interval"),
                    field(group, "query_offset") != null,
                    duration(rule, "for"),
                    texts(field(rule, "labels")),
                    texts(field(rule, "annotations")),
                    path,
                    expressionPlace(manifest, rule),
                    expressionPlace(manifest, rule)));
        }
    }

    /** Where the expression of a rule is said, which is what checks have something to say about. */
    private static Location expressionPlace(ExtraManifest manifest, ConfigValue rule) {
        if (rule instanceof ObjectValue object) {
            for (Field field : object.fields()) {
                if (field.name().equals("expr")) {
                    return field.declaredAt();
                }
            }
        }
        return manifest.declaredAt();
    }

    private static @Nullable ConfigValue field(@Nullable ConfigValue value, String name) {
        return value instanceof ObjectValue object ? object.value(name) : null;
    }

    private static List<ConfigValue> items(@Nullable ConfigValue value) {
        return value instanceof ListValue list ? list.items() : List.of();
    }

    private static @Nullable String text(ConfigValue value, String name) {
        return field(value, name) instanceof TextValue text ? text.value() : null;
    }

    private static Optional<Duration> duration(ConfigValue value, String name) {
        ConfigValue field = field(value, name);
        if (field instanceof ConfigValue.DurationValue duration) {
            return Optional.of(duration.value());
        }
        try {
            return field instanceof TextValue text
                    ? Optional.of(Duration.ofNanos(DurationText.nanoseconds(text.value())))
                    : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static List<SaidText> texts(@Nullable ConfigValue value) {
        List<SaidText> texts = new ArrayList<>();
        if (value instanceof ObjectValue object) {
            for (Field field : object.fields()) {
                if (field.value() instanceof TextValue text) {
                    texts.add(new SaidText(field.name(), text.value(), at -> field.declaredAt()));
                }
            }
        }
        return texts;
    }
}
