package io.promfleet.generator.read;

import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaDocument;
import io.promfleet.schemas.SchemaReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of a catalogue's schemas, each made when a document first needs it. Not thread-safe. */
final class Shapes {
    private final SchemaCatalogue catalogue;
    private final Map<SchemaReference, Shape> shapes = new HashMap<>();

    Shapes(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The shape of a whole schema. */
    Shape named(String schema) {
        return at(new SchemaReference(schema, ""));
    }

    /** The shape of a value of which nothing is known. */
    Shape anything() {
        return new Shape(this, catalogue.load(SchemaCatalogue.PROMETHEUS_CONFIG), Map.of());
    }

    private Shape at(SchemaReference reference) {
        Shape known = shapes.get(reference);
        if (known == null) {
            known = make(catalogue.load(reference.name()), catalogue.resolve(reference));
            shapes.put(reference, known);
        }
        return known;
    }

    /** The shape of a schema that stands in a document. */
    Shape of(SchemaDocument document, Map<String, Object> schema) {
        return schema.size() <= 2 && schema.get("$ref") instanceof String ref && !hasRules(schema)
                ? at(document.reference(ref))
                : make(document, schema);
    }

    private static boolean hasRules(Map<String, Object> schema) {
        for (String keyword : schema.keySet()) {
            if (!keyword.equals("$ref") && !keyword.startsWith("x-") && !keyword.equals("default")) {
                return true;
            }
        }
        return false;
    }

    // A reference and what stands beside it hold together.
    private Shape make(SchemaDocument document, Map<String, Object> schema) {
        Map<String, Object> rules = new LinkedHashMap<>();
        SchemaDocument home = document;
        Map<String, Object> part = schema;
        while (true) {
            Map<String, Object> outer = rules;
            part.forEach(outer::putIfAbsent);
            if (!(part.get("$ref") instanceof String ref) || isWholeFileWithRules(part)) {
                return new Shape(this, home, rules);
            }
            SchemaReference target = home.reference(ref);
            home = catalogue.load(target.name());
            part = catalogue.resolve(target);
        }
    }

    private static boolean isWholeFileWithRules(Map<String, Object> part) {
        return part.containsKey("properties") || part.containsKey("items");
    }

    @SuppressWarnings("unchecked") // The reader of schemas makes every object of a schema such a map.
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
