package io.promfleet.schemas;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a document as its schema describes it: which keys it has, what stands below them, since when. */
public final class Section {
    private static final String SINCE = "x-since";

    private final SchemaCatalogue catalogue;
    private final SchemaDocument document;
    private final Map<String, Object> schema;
    private final Map<String, Object> use;

    private Section(
            SchemaCatalogue catalogue, SchemaDocument document, Map<String, Object> schema, Map<String, Object> use) {
        this.catalogue = catalogue;
        this.document = document;
        this.schema = schema;
        this.use = use;
    }

    /** The root of a schema. */
    static Section of(SchemaCatalogue catalogue, String name) {
        SchemaDocument document = catalogue.load(name);
        return resolved(catalogue, document, document.root());
    }

    /**
     * The keys that have a name of their own.
     *
     * @return the keys in the order of the schema; empty for a mapping with free keys and for what is no mapping
     */
    public Set<String> keys() {
        Map<String, Object> properties = properties();
        return properties == null ? Set.of() : properties.keySet();
    }

    /**
     * Whether this is a mapping whose keys are the user's own, such as labels.
     *
     * @return true for a mapping without declared keys
     */
    public boolean isFree() {
        return properties() == null && schema.get("additionalProperties") instanceof Map<?, ?>;
    }

    /**
     * What stands below a key.
     *
     * @param key a declared key, or any key of a free mapping
     * @return the part; empty if there is no such key
     */
    public Optional<Section> child(String key) {
        Map<String, Object> properties = properties();
        if (properties != null && properties.get(key) instanceof Map<?, ?> declared) {
            return Optional.of(resolved(catalogue, document, SchemaDocument.asSchema(declared)));
        }
        return schema.get("additionalProperties") instanceof Map<?, ?> others
                ? Optional.of(resolved(catalogue, document, SchemaDocument.asSchema(others)))
                : Optional.empty();
    }

    /**
     * What each item of a list is.
     *
     * @return the part; empty for what is no list
     */
    public Optional<Section> item() {
        return schema.get("items") instanceof Map<?, ?> items
                ? Optional.of(resolved(catalogue, document, SchemaDocument.asSchema(items)))
                : Optional.empty();
    }

    /**
     * The version in which this part appeared where it is used: a release of Prometheus.
     *
     * @return the version; empty where it is not known
     */
    public Optional<String> since() {
        Object since = use.containsKey(SINCE) ? use.get(SINCE) : schema.get(SINCE);
        return since instanceof String version ? Optional.of(version) : Optional.empty();
    }

    /**
     * An annotation or a rule of the schema, the one where the part is used before the one of its definition.
     *
     * @param keyword such as {@code default} or {@code maximum}
     * @return its value as in {@link SchemaDocument}, or null
     */
    public @Nullable Object keyword(String keyword) {
        return use.containsKey(keyword) ? use.get(keyword) : schema.get(keyword);
    }

    private @Nullable Map<String, Object> properties() {
        return schema.get("properties") instanceof Map<?, ?> properties ? SchemaDocument.asSchema(properties) : null;
    }

    private static Section resolved(SchemaCatalogue catalogue, SchemaDocument document, Map<String, Object> use) {
        SchemaDocument file = document;
        Map<String, Object> schema = use;
        while (schema.get("$ref") instanceof String ref && !schema.containsKey("properties")) {
            SchemaReference reference = file.reference(ref);
            file = catalogue.load(reference.name());
            schema = catalogue.resolve(reference);
        }
        return new Section(catalogue, file, schema, use);
    }
}
