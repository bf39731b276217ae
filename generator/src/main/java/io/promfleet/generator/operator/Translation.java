package io.promfleet.generator.operator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.OperatorNames;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SecretKey;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns parts of a resource into parts of Prometheus' configuration. Keys and values keep their places. What the target's
 * release does not know yet is reported and left out, as the Operator leaves it out. What is of a wrong type is left out too:
 * the resource's schema says so.
 */
final class Translation {
    /** What Prometheus itself shows in place of a secret, which this is: the content of the Secret is not known here. */
    static final String SECRET = "<secret>";

    private static final String MOUNTED = "/etc/prometheus/";
    private static final String SINCE_RULE = "PF602";
    private static final String NO_EFFECT = "PF343";
    private static final String EXPRESSION = "regex";
    // Elsewhere an empty text says nothing, and the Operator leaves the key out.
    private static final Set<String> MAY_BE_EMPTY = Set.of("separator", "replacement");

    private final PrometheusVersion target;
    private final String subject;
    private final Findings findings;
    private final Map<Location, CredentialPlace> references = new HashMap<>();

    /**
     * A translation of one resource.
     *
     * @param target the release of Prometheus
     * @param subject what findings call the resource, such as {@code Probe(monitoring/web)}
     * @param findings takes what the release does not know
     */
    Translation(PrometheusVersion target, String subject, Findings findings) {
        this.target = target;
        this.subject = subject;
        this.findings = findings;
    }

    /** What each entry refers to that selects a key of a Secret or ConfigMap, by the entry's place. */
    Map<Location, CredentialPlace> references() {
        return references;
    }

    /** Adds every entry that has a counterpart, except some that mean something else. */
    void putAll(Part into, MapNode from, Set<String> except) {
        for (int i = 0; i < from.size(); i++) {
            int index = i;
            if (!except.contains(from.key(i))) {
                OperatorNames.inPrometheus(into.section(), from.key(i)).ifPresent(key -> put(into, key, from, index));
            }
        }
    }

    /** Adds the value of a key, if it is there, under a name of Prometheus. */
    void put(Part into, String name, MapNode from, String key) {
        int index = from.indexOf(key);
        if (index >= 0) {
            put(into, name, from, index);
        }
    }

    private void put(Part into, String name, MapNode from, int index) {
        Node value = from.value(index);
        Section section = into.section().child(name).orElse(null);
        if (section == null) {
            return;
        }
        if (value instanceof TextNode text && isNothing(text, name)) {
            if (name.equals(EXPRESSION)) {
                reportEmptyExpression(from.entryOrigin(index));
            }
            return;
        }
        CredentialPlace selected = value instanceof MapNode map && isText(section) ? selected(map) : null;
        Origin entry = from.entryOrigin(index);
        if (selected != null && entry != null) {
            references.put(entry.location(), selected);
        }
        String file = selected == null ? null : mounted(selected);
        if (file == null) {
            Node translated = node(value, section);
            if (translated != null && isKnown(name, section, from, index)) {
                into.put(name, translated, from.entryOrigin(index), from.valueOrigin(index));
            }
            return;
        }
        Section fileSection = into.section().child(name + "_file").orElse(null);
        if (fileSection != null && isKnown(fileSection)) {
            into.put(name + "_file", new TextNode(file), from.entryOrigin(index), from.valueOrigin(index));
        } else if (isKnown(name, section, from, index)) {
            into.put(name, new TextNode(SECRET), from.entryOrigin(index), from.valueOrigin(index));
        }
    }

    private static boolean isNothing(TextNode text, String name) {
        return text.value().isEmpty() && !MAY_BE_EMPTY.contains(name);
    }

    private void reportEmptyExpression(@Nullable Origin origin) {
        findings.add(new Finding(
                NO_EFFECT,
                Severity.WARNING,
                subject,
                origin == null ? UnknownLocation.UNKNOWN : origin.location(),
                "The Prometheus Operator leaves out an empty `regex`, and Prometheus then takes `(.*)`, which matches everything.",
                "Write `()` for the empty text alone, or remove `regex` if everything is meant.",
                List.of()));
    }

    private boolean isKnown(String name, Section section, MapNode from, int index) {
        if (isKnown(section)) {
            return true;
        }
        Origin origin = from.entryOrigin(index);
        String since = section.since().orElse("");
        findings.add(new Finding(
                SINCE_RULE,
                Severity.ERROR,
                subject,
                origin == null ? UnknownLocation.UNKNOWN : origin.location(),
                "`" + from.key(index) + "` becomes `" + name + "`, which Prometheus knows since " + since
                        + " and the target, " + target + ", does not.",
                "Remove `" + from.key(index) + "`, which has no effect there, or run Prometheus " + since
                        + " or newer.",
                List.of()));
        return false;
    }

    private boolean isKnown(Section section) {
        String since = section.since().orElse(null);
        return since == null || target.isAtLeast(PrometheusVersion.parse(since));
    }

    /** A value in Prometheus' language; null where it is of the wrong type. */
    @Nullable
    Node node(Node value, Section section) {
        if (value instanceof MapNode map) {
            return mapping(map, section);
        }
        if (value instanceof ListNode list) {
            return list(list, section);
        }
        Object type = section.keyword("type");
        if (value instanceof TextNode text) {
            return "number".equals(type) ? quantity(text) : text(text, section, type);
        }
        boolean fits;
        if (value instanceof BooleanNode) {
            fits = "boolean".equals(type);
        } else {
            fits = "integer".equals(type) || "number".equals(type);
        }
        // Some values take a number or a text.
        return fits || (type instanceof List<?> && isText(section)) ? value : null;
    }

    private static @Nullable Node text(TextNode text, Section section, @Nullable Object type) {
        if (type != null && !"string".equals(type) && !(type instanceof List<?>)) {
            return null;
        }
        String word = OperatorNames.word(section, text.value());
        return word.equals(text.value()) ? text : new TextNode(word);
    }

    /** A quantity of Kubernetes as a number. */
    private static @Nullable Node quantity(TextNode text) {
        boolean milli = text.value().endsWith("m");
        String digits = milli ? text.value().substring(0, text.value().length() - 1) : text.value();
        try {
            double number = Double.parseDouble(digits);
            return new DecimalNode(milli ? number / 1000 : number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Node mapping(MapNode map, Section section) {
        if (section.isFree()) {
            MapNode.Builder free = MapNode.builder(map.origin());
            for (int i = 0; i < map.size(); i++) {
                Section child = section.child(map.key(i)).orElse(section);
                Node value = node(map.value(i), child);
                if (value != null) {
                    free.put(map.key(i), value, map.entryOrigin(i), map.valueOrigin(i));
                }
            }
            return free.build();
        }
        if (section.keys().isEmpty()) {
            return isText(section) && selected(map) != null ? new TextNode(SECRET) : null;
        }
        Part part = new Part(section, map.origin());
        putAll(part, map, Set.of());
        return part.build();
    }

    private @Nullable Node list(ListNode list, Section section) {
        Section item = section.item().orElse(null);
        if (item == null) {
            return null;
        }
        List<Node> items = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node translated = node(list.items().get(i), item);
            if (translated != null) {
                items.add(translated);
                Origin origin = list.itemOrigin(i);
                CredentialPlace selected =
                        list.items().get(i) instanceof MapNode map && isText(item) ? selected(map) : null;
                if (selected != null && origin != null) {
                    references.put(origin.location(), selected);
                }
                origins.add(origin == null ? new Origin("", UnknownLocation.UNKNOWN) : origin);
            }
        }
        return new ListNode(items, origins, list.origin());
    }

    private static boolean isText(Section section) {
        return section.keys().isEmpty() && !section.isFree() && section.item().isEmpty();
    }

    /** The file in which a mounted Secret or ConfigMap has what a reference refers to. */
    private static String mounted(CredentialPlace place) {
        if (place instanceof SecretKey secret) {
            return MOUNTED + "secrets/" + secret.secret() + "/" + secret.key();
        }
        ConfigMapKey configMap = (ConfigMapKey) place;
        return MOUNTED + "configmaps/" + configMap.configMap() + "/" + configMap.key();
    }

    /** What a selector selects; null where it is no selector. */
    private static @Nullable CredentialPlace selected(MapNode selector) {
        if (selector.get("configMap") instanceof MapNode configMap) {
            return configMap.get("name") instanceof TextNode name && configMap.get("key") instanceof TextNode key
                    ? new ConfigMapKey(name.value(), key.value())
                    : null;
        }
        MapNode secret = selector.get("secret") instanceof MapNode inner ? inner : selector;
        return secret.get("name") instanceof TextNode name && secret.get("key") instanceof TextNode key
                ? new SecretKey(name.value(), key.value())
                : null;
    }

    /** A whole number as text, or a text; null for anything else. */
    static @Nullable String shown(@Nullable Node node) {
        if (node instanceof IntegerNode number) {
            return Long.toString(number.value());
        }
        return node instanceof TextNode text && !text.value().isEmpty() ? text.value() : null;
    }
}
