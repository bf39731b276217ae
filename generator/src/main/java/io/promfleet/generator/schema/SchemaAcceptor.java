package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.Node;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Recognises values that certainly satisfy a schema. It never rejects: where it does not accept, nothing is known yet.
 * Not thread-safe: one run has one.
 */
public final class SchemaAcceptor {
    private final SchemaCatalogue catalogue;
    private final Map<String, CompiledSchema> schemas = new HashMap<>();
    private final Acceptances acceptances = new Acceptances();

    /**
     * An acceptor for the schemas of a catalogue; a schema is loaded when a value first reaches it.
     *
     * @param catalogue where the schemas are
     */
    public SchemaAcceptor(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Whether a value certainly satisfies a schema.
     *
     * @param schema the schema, by the name under which the catalogue knows it
     * @param value the value
     * @return true if it does; false if it does not or that is not known
     * @throws IllegalArgumentException if the catalogue has no such schema
     */
    public boolean accepts(String schema, Node value) {
        return judge(schema, value) == Verdict.ACCEPTED;
    }

    Verdict judge(String schema, Node value) {
        return schema(new SchemaReference(schema, "")).judge(value, 0);
    }

    CompiledSchema schema(SchemaReference reference) {
        // Text keys: the generated equality of a record links itself at run time, which a short run would feel.
        String key = reference.name().concat("#").concat(reference.pointer());
        CompiledSchema known = schemas.get(key);
        if (known == null) {
            known = new CompiledSchema(this, catalogue.load(reference.name()), catalogue.resolve(reference));
            schemas.put(key, known);
        }
        return known;
    }

    Acceptances acceptances() {
        return acceptances;
    }
}
