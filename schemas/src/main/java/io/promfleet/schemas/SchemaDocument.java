package io.promfleet.schemas;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One schema file as an immutable tree that keeps the order of the file. A value is a {@link Map} from String, a
 * {@link List}, a {@link String}, a {@link Boolean}, a {@link Long}, or a {@link java.math.BigDecimal} for a number that
 * is no long. JSON null does not occur.
 */
public final class SchemaDocument {
    private final String name;
    private final String id;
    private final Map<String, Object> root;

    SchemaDocument(String name, Map<String, Object> root) {
        if (!(root.get("$id") instanceof String text)) {
            throw new IllegalStateException("the schema `" + name + "` has no $id");
        }
        this.name = name;
        this.id = text;
        this.root = root;
    }

    /**
     * The name under which the catalogue knows it, such as {@code prometheus/remote-write}.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The schema's {@code $id}, an absolute URI. Nothing is served there; it only names the schema.
     *
     * @return the URI
     */
    public String id() {
        return id;
    }

    /**
     * The whole schema.
     *
     * @return an unmodifiable map in the order of the file
     */
    public Map<String, Object> root() {
        return root;
    }

    /**
     * What a {@code $ref} in this schema points at. Only names are worked out, nothing is loaded.
     *
     * @param ref the reference: {@code #/$defs/x}, {@code other.json} or {@code ../folder/other.json#/$defs/x}
     * @return the schema and the place in it
     * @throws IllegalArgumentException if the reference leaves the catalogue or has another form
     */
    public SchemaReference reference(String ref) {
        int hash = ref.indexOf('#');
        String file = hash < 0 ? ref : ref.substring(0, hash);
        String pointer = hash < 0 ? "" : ref.substring(hash + 1);
        if (file.isEmpty()) {
            return new SchemaReference(name, pointer);
        }
        if (!file.endsWith(".json") || file.indexOf(':') >= 0 || file.startsWith("/")) {
            throw new IllegalArgumentException("`" + ref + "` in the schema `" + name + "` is no relative reference");
        }
        String folder = folderOf(name);
        String rest = file.substring(0, file.length() - ".json".length());
        while (rest.startsWith("../")) {
            if (folder.isEmpty()) {
                throw new IllegalArgumentException("`" + ref + "` in the schema `" + name + "` leaves the catalogue");
            }
            folder = folderOf(folder.substring(0, folder.length() - 1));
            rest = rest.substring("../".length());
        }
        return new SchemaReference(folder + rest, pointer);
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * The schema at a place in this document.
     *
     * @param pointer a JSON Pointer such as {@code /$defs/duration}; empty for the whole document
     * @return the schema there, an unmodifiable map
     * @throws IllegalArgumentException if there is none
     */
    public Map<String, Object> schemaAt(String pointer) {
        Object place = root;
        int from = 0;
        while (from < pointer.length()) {
            int to = pointer.indexOf('/', from + 1);
            String token = pointer.substring(from + 1, to < 0 ? pointer.length() : to);
            place = child(place, token.replace("~1", "/").replace("~0", "~"), pointer);
            from = to < 0 ? pointer.length() : to;
        }
        return asSchema(place);
    }

    private Object child(Object place, String key, String pointer) {
        Object found = null;
        if (place instanceof Map<?, ?> map) {
            found = map.get(key);
        } else if (place instanceof List<?> list) {
            found = list.get(Integer.parseInt(key));
        }
        if (found == null) {
            throw new IllegalArgumentException("no schema at `" + pointer + "` of `" + name + "`");
        }
        return found;
    }

    // The reader makes every object of a schema such a map.
    @SuppressWarnings("unchecked")
    static Map<String, Object> asSchema(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw new IllegalArgumentException("`" + value + "` is no schema");
    }
}
