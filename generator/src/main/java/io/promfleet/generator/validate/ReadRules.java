package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.pitfall.SaidRule;
import io.promfleet.generator.pitfall.SaidText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a rule file, or of an object {@code PrometheusRule}. */
final class ReadRules {
    private ReadRules() {}

    /** The rules of groups, each with its place; what is malformed is left out and reported by the schemas. */
    static List<SaidRule> of(@Nullable Node groups, String subject, SourceLines lines) {
        List<SaidRule> rules = new ArrayList<>();
        for (Node group : items(groups)) {
            if (group instanceof MapNode map && map.get("rules") instanceof ListNode list) {
                for (int i = 0; i < list.items().size(); i++) {
                    if (list.items().get(i) instanceof MapNode rule) {
                        add(map, rule, place(list.itemOrigin(i), rule), subject, lines, rules);
                    }
                }
            }
        }
        return rules;
    }

    private static void add(
            MapNode group, MapNode rule, Location place, String subject, SourceLines lines, List<SaidRule> rules) {
        String alert = text(rule, "alert");
        String name = alert == null ? text(rule, "record") : alert;
        String expression = text(rule, "expr");
        if (name != null && expression != null && !expression.isEmpty()) {
            rules.add(new SaidRule(
                    alert != null,
                    name,
                    expression,
                    duration(group, "interval"),
                    group.get("query_offset") != null,
                    duration(rule, "for"),
                    texts(rule.get("labels"), place, lines),
                    texts(rule.get("annotations"), place, lines),
                    subject,
                    place,
                    expressionPlace(rule, place)));
        }
    }

    private static Location place(@Nullable Origin item, MapNode rule) {
        Origin origin = item == null ? rule.origin() : item;
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }

    private static Location expressionPlace(MapNode rule, Location place) {
        for (int i = 0; i < rule.size(); i++) {
            Origin origin = rule.key(i).equals("expr") ? rule.valueOrigin(i) : null;
            if (origin != null) {
                return origin.location();
            }
        }
        return place;
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof ListNode list ? list.items() : List.of();
    }

    private static @Nullable String text(MapNode map, String key) {
        return map.get(key) instanceof TextNode text ? text.value() : null;
    }

    private static Optional<Duration> duration(MapNode map, String key) {
        String text = text(map, key);
        try {
            return text == null ? Optional.empty() : Optional.of(Duration.ofNanos(DurationText.nanoseconds(text)));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static List<SaidText> texts(@Nullable Node node, Location place, SourceLines lines) {
        List<SaidText> texts = new ArrayList<>();
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (map.value(i) instanceof TextNode text) {
                    Origin origin = map.valueOrigin(i);
                    Location start = origin == null ? place : origin.location();
                    texts.add(new SaidText(map.key(i), text.value(), at -> within(start, text.value(), at, lines)));
                }
            }
        }
        return texts;
    }

    private static Location within(Location start, String text, int at, SourceLines lines) {
        return start instanceof FilePosition file ? lines.within(file, text, at) : start;
    }
}
