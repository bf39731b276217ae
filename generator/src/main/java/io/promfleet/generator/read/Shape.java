package io.promfleet.generator.read;

import com.google.re2j.Pattern;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about one value by itself: its type, its keys, its bounds. Rules across keys are no part of it.
 */
final class Shape {
    /** What Go decodes a value into. */
    enum Kind {
        TEXT,
        BOOLEAN,
        INTEGER,
        UNSIGNED,
        NUMBER,
        LIST,
        MAPPING,
        ANYTHING
    }

    private final Shapes shapes;
    private final SchemaDocument document;
    private final Map<String, Object> rules;
    private final Kind kind;
    private final Map<String, Object> declared;
    private final Map<String, Property> properties = new HashMap<>();
    private final List<String> required = new ArrayList<>();
    private final @Nullable Pattern pattern;
    private final @Nullable Pattern forbidden;
    private final String description;
    private @Nullable Shape items;
    private @Nullable Shape additional;
    private @Nullable Shape names;

    /**
     * A key.
     *
     * @param shape what its value is
     * @param since the release in which it appeared; null if that is not known
     */
    record Property(Shape shape, @Nullable PrometheusVersion since) {}

    /**
     * A key that newer releases no longer know.
     *
     * @param property what it was
     * @param until the first release without it
     * @param now what it is called since
     */
    record Gone(Property property, PrometheusVersion until, String now) {}

    Shape(Shapes shapes, SchemaDocument document, Map<String, Object> rules) {
        this.shapes = shapes;
        this.document = document;
        this.rules = rules;
        this.kind = kind(rules);
        this.declared = Shapes.map(rules.get("properties"));
        for (Object key : Shapes.list(rules.get("required"))) {
            required.add(key.toString());
        }
        this.pattern = rules.get("pattern") instanceof String text ? Pattern.compile(text) : null;
        this.forbidden =
                Shapes.map(rules.get("not")).get("pattern") instanceof String text ? Pattern.compile(text) : null;
        this.description = rules.get("description") instanceof String text ? text : "";
    }

    private static Kind kind(Map<String, Object> rules) {
        Object type = rules.get("type");
        if (rules.containsKey("enum") || rules.containsKey("const") || rules.containsKey("minLength")) {
            return Kind.TEXT;
        }
        if (type instanceof List<?>) {
            // Durations and sizes: Go decodes them into a text, whose zero needs no unit.
            return Kind.TEXT;
        }
        return switch (String.valueOf(type)) {
            case "object" -> Kind.MAPPING;
            case "array" -> Kind.LIST;
            case "boolean" -> Kind.BOOLEAN;
            case "integer" ->
                Long.valueOf(0).equals(rules.get("minimum")) && !isSigned(rules) ? Kind.UNSIGNED : Kind.INTEGER;
            case "number" -> Kind.NUMBER;
            case "string" -> Kind.TEXT;
            default -> rules.containsKey("pattern") || rules.containsKey("not") ? Kind.TEXT : Kind.ANYTHING;
        };
    }

    Kind kind() {
        return kind;
    }

    /** Whether every number up to 2^64 counts as it is, and not only as a limit that is never reached. */
    boolean isExact() {
        return Boolean.TRUE.equals(rules.get("x-exact"));
    }

    /** Whether zero needs no unit, as in durations and sizes. */
    boolean isQuantity() {
        return rules.get("type") instanceof List<?>;
    }

    /** Whether the keys of a mapping are free, so that Go decodes it into a map and not into a struct. */
    boolean isMap() {
        return declared.isEmpty() && !Boolean.FALSE.equals(rules.get("additionalProperties"));
    }

    Set<String> keys() {
        return declared.keySet();
    }

    /** The keys that a mapping must have. */
    List<String> required() {
        return required;
    }

    /** A declared key; null for any other. */
    @Nullable
    Property property(String key) {
        Property known = properties.get(key);
        if (known == null && declared.containsKey(key)) {
            Map<String, Object> schema = Shapes.map(declared.get(key));
            PrometheusVersion since =
                    schema.get("x-since") instanceof String version ? PrometheusVersion.parse(version) : null;
            known = new Property(shapes.of(document, schema), since);
            properties.put(key, known);
        }
        return known;
    }

    /** A key that newer releases no longer know; null for any other. */
    @Nullable
    Gone gone(String key) {
        Map<String, Object> schema = Shapes.map(Shapes.map(rules.get("x-gone")).get(key));
        if (schema.isEmpty()) {
            return null;
        }
        return new Gone(
                new Property(
                        shapes.of(document, schema), PrometheusVersion.parse(String.valueOf(schema.get("x-since")))),
                PrometheusVersion.parse(String.valueOf(schema.get("x-until"))),
                String.valueOf(schema.get("x-now")));
    }

    /** What a key of newer releases is called in an older one; null where that has nothing like it. */
    @Nullable
    String olderName(String key, PrometheusVersion target) {
        for (String name : Shapes.map(rules.get("x-gone")).keySet()) {
            Gone gone = gone(name);
            if (gone != null
                    && gone.now().equals(key)
                    && gone.property().since() != null
                    && target.isAtLeast(gone.property().since())
                    && !target.isAtLeast(gone.until())) {
                return name;
            }
        }
        return null;
    }

    /** What the values of a mapping with free keys are. */
    Shape values() {
        Shape known = additional;
        if (known == null) {
            known = shapes.of(document, Shapes.map(rules.get("additionalProperties")));
            additional = known;
        }
        return known;
    }

    /** What the free keys of a mapping are. */
    Shape names() {
        Shape known = names;
        if (known == null) {
            known = shapes.of(document, Shapes.map(rules.get("propertyNames")));
            names = known;
        }
        return known;
    }

    /** What the items of a list are. */
    Shape items() {
        Shape known = items;
        if (known == null) {
            known = shapes.of(document, Shapes.map(rules.get("items")));
            items = known;
        }
        return known;
    }

    /** What the schema says in words about its rule. */
    String description() {
        return description;
    }

    /** The only texts that a release allows; empty where others are. */
    List<?> allowed(PrometheusVersion target) {
        List<?> values = Shapes.list(rules.get("enum"));
        Map<String, Object> older = Shapes.map(rules.get("x-older"));
        if (older.isEmpty()) {
            return values;
        }
        List<Object> allowed = new ArrayList<>(values);
        older.forEach((value, until) -> {
            if (!target.isAtLeast(PrometheusVersion.parse(until.toString()))) {
                allowed.add(value);
            }
        });
        return allowed;
    }

    /** Whether only certain texts make sense. */
    boolean isChoice() {
        return rules.containsKey("enum");
    }

    /** Whether a release refuses values that break these rules, and does not just take them as they are. */
    boolean isChecked(PrometheusVersion target) {
        boolean since = !(rules.get("x-checked-since") instanceof String version)
                || target.isAtLeast(PrometheusVersion.parse(version));
        return since && !Boolean.TRUE.equals(rules.get("x-unchecked"));
    }

    /** Whether an empty text is as good as none. */
    boolean takesEmptyForUnset() {
        return "unset".equals(rules.get("x-empty"));
    }

    /** Whether the verdict says better what is missing here, empty, or there twice. */
    boolean isJudged() {
        return Boolean.TRUE.equals(rules.get("x-judged"));
    }

    /** Whether an item of the list that is null is left out, as the library that reads rule files does. */
    boolean dropsNullItems() {
        return "dropped".equals(rules.get("x-null-items"));
    }

    /** Whether an item of the list that is null stays, and is nothing. */
    boolean keepsNullItems() {
        return "kept".equals(rules.get("x-null-items"));
    }

    /** Whether null is as good as leaving the key out. */
    boolean takesNullForUnset() {
        return "unset".equals(rules.get("x-null"));
    }

    /** Whether null is refused. */
    boolean refusesNull() {
        return "refused".equals(rules.get("x-null"));
    }

    /** Whether null sets a value, or every key inside, to the zero of its type, where that is not the same as nothing. */
    boolean zeroesWithNull() {
        return "zero".equals(rules.get("x-null"));
    }

    /** Whether a sign may stand in front. */
    boolean isSigned() {
        return isSigned(rules);
    }

    private static boolean isSigned(Map<String, Object> rules) {
        return Boolean.TRUE.equals(rules.get("x-signed"));
    }

    /** Whether upper and lower case are the same to Prometheus here. */
    boolean ignoresCase() {
        return Boolean.TRUE.equals(rules.get("x-ignore-case"));
    }

    boolean matches(String text) {
        return (pattern == null || pattern.matcher(text).find())
                && (forbidden == null || !forbidden.matcher(text).find());
    }

    @Nullable
    Number bound(String keyword) {
        return rules.get(keyword) instanceof Number number ? number : null;
    }

    boolean hasUniqueItems() {
        return Boolean.TRUE.equals(rules.get("uniqueItems"));
    }
}
