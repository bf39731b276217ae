package io.promfleet.generator.verdict;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaDocument;
import io.promfleet.schemas.SchemaReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys that the schemas declare, and those of them that a configuration uses. */
final class SchemaKeys {
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.bundled();

    private SchemaKeys() {}

    /**
     * A key of a struct.
     *
     * @param struct the schema of the mapping, such as {@code prometheus/http-config#/$defs/tlsConfig}
     * @param key the key
     */
    record Key(String struct, String key) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return struct + " > " + key;
        }
    }

    /**
     * A place in a configuration where a key stands.
     *
     * @param key the key
     * @param path the keys and indexes that lead there from the root
     */
    record Use(Key key, List<Object> path) {}

    /** A schema with its name, and the file that its references are relative to. */
    private record Place(String name, SchemaDocument document, Map<String, Object> schema) {
        static Place of(String schema) {
            return at(new SchemaReference(schema, ""));
        }

        static Place at(SchemaReference reference) {
            String pointer = reference.pointer().isEmpty() ? "" : "#" + reference.pointer();
            return new Place(reference.name() + pointer, CATALOGUE.load(reference.name()), CATALOGUE.resolve(reference))
                    .resolved();
        }

        private Place resolved() {
            return !schema.containsKey("properties") && schema.get("$ref") instanceof String ref
                    ? at(document.reference(ref))
                    : this;
        }

        Map<String, Object> properties() {
            return child("properties");
        }

        @SuppressWarnings("unchecked") // The reader of schemas makes every object of a schema such a map.
        private Map<String, Object> child(String keyword) {
            return schema.get(keyword) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }

        @SuppressWarnings("unchecked")
        @Nullable
        Place property(String key) {
            return properties().get(key) instanceof Map<?, ?> property
                    ? new Place(name + " > " + key, document, (Map<String, Object>) property).resolved()
                    : null;
        }

        @Nullable
        Place part(String keyword) {
            return schema.get(keyword) instanceof Map<?, ?>
                    ? new Place(name + " > " + keyword, document, child(keyword)).resolved()
                    : null;
        }
    }

    /** All keys below some schemas. */
    static Set<Key> declared(List<String> schemas) {
        Set<Key> keys = new TreeSet<>();
        Set<String> seen = new LinkedHashSet<>();
        schemas.forEach(schema -> declared(Place.of(schema), keys, seen));
        return keys;
    }

    private static void declared(@Nullable Place place, Set<Key> keys, Set<String> seen) {
        if (place == null || !seen.add(place.name())) {
            return;
        }
        for (String key : place.properties().keySet()) {
            keys.add(new Key(place.name(), key));
            declared(place.property(key), keys, seen);
        }
        declared(place.part("items"), keys, seen);
        declared(place.part("additionalProperties"), keys, seen);
    }

    /** The keys that a configuration uses, with their places. */
    static List<Use> used(Node root, String schema) {
        List<Use> uses = new ArrayList<>();
        used(root, Place.of(schema), List.of(), uses);
        return uses;
    }

    private static void used(Node node, @Nullable Place place, List<Object> path, List<Use> uses) {
        if (place == null) {
            return;
        }
        if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                used(list.items().get(i), place.part("items"), longer(path, i), uses);
            }
        }
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                String key = map.key(i);
                List<Object> inner = longer(path, key);
                if (place.properties().containsKey(key)) {
                    uses.add(new Use(new Key(place.name(), key), inner));
                    used(map.value(i), place.property(key), inner, uses);
                } else {
                    used(map.value(i), place.part("additionalProperties"), inner, uses);
                }
            }
        }
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
