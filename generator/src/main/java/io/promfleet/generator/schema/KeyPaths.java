package io.promfleet.generator.schema;

import io.promfleet.finding.NearestNames;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaDocument;
import io.promfleet.schemas.SchemaReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that a schema declares at any depth, for a key that stands at the wrong place. Sequences are not entered. */
final class KeyPaths {
    private static final int DEEPEST = 8;
    private static final int SHORT = 6;

    private final SchemaCatalogue catalogue;
    private final Set<List<Object>> paths = new LinkedHashSet<>();

    KeyPaths(SchemaCatalogue catalogue, String schema) {
        this.catalogue = catalogue;
        SchemaDocument document = catalogue.load(schema);
        collect(document, document.root(), List.of(), new HashSet<>());
    }

    /** The places, written out, of keys that are called like this one or nearly so. */
    List<NearestNames.Suggestion> near(List<Object> path) {
        String key = path.get(path.size() - 1).toString();
        // A short name is near to many that have nothing to do with it.
        int tolerance = key.length() < SHORT ? 0 : Math.min(2, NearestNames.tolerance(key));
        List<NearestNames.Suggestion> near = new ArrayList<>();
        for (List<Object> declared : paths) {
            int distance =
                    NearestNames.distance(key, declared.get(declared.size() - 1).toString());
            if (distance <= tolerance) {
                near.add(new NearestNames.Suggestion(ShownPath.of(declared), distance));
            }
        }
        return near;
    }

    private void collect(SchemaDocument document, Object schema, List<Object> path, Set<String> entered) {
        if (!(schema instanceof Map<?, ?>) || path.size() > DEEPEST) {
            return;
        }
        Map<String, Object> keywords = SchemaTree.map(schema);
        if (keywords.get("$ref") instanceof String ref) {
            SchemaReference target = document.reference(ref);
            String name = target.name() + "#" + target.pointer();
            if (entered.add(name)) {
                collect(catalogue.load(target.name()), catalogue.resolve(target), path, entered);
                entered.remove(name);
            }
        }
        for (String combination : List.of("allOf", "anyOf", "oneOf")) {
            if (keywords.get(combination) instanceof List<?> schemas) {
                for (Object part : schemas) {
                    collect(document, part, path, entered);
                }
            }
        }
        if (keywords.get("properties") instanceof Map<?, ?> properties) {
            for (Map.Entry<String, Object> property : SchemaTree.map(properties).entrySet()) {
                List<Object> inner = new ArrayList<>(path);
                inner.add(property.getKey());
                paths.add(inner);
                collect(document, property.getValue(), inner, entered);
            }
        }
    }
}
