package io.promfleet.generator.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.promfleet.generator.manifest.Node;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges values by the JSON Schema library. Its classes and Jackson's are many, so nothing may create one of these before
 * the acceptor has met something that it does not accept. Texts of the library never reach a finding: they may hold
 * values that are secret.
 */
final class LibraryJudge {
    private static final Set<String> COMBINING = Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");
    private static final String EXTENSION = ".json";

    private final SchemaCatalogue catalogue;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new HashMap<>();

    LibraryJudge(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config).schemas(this::textOf));
    }

    private @Nullable String textOf(String iri) {
        String name = nameOf(iri);
        return name == null ? null : catalogue.text(name);
    }

    private static @Nullable String nameOf(String iri) {
        return iri.startsWith(SchemaCatalogue.ID_PREFIX) && iri.endsWith(EXTENSION)
                ? iri.substring(SchemaCatalogue.ID_PREFIX.length(), iri.length() - EXTENSION.length())
                : null;
    }

    List<Violation> judge(String name, Node value) {
        Schema schema = schemas.computeIfAbsent(
                name,
                key -> registry.getSchema(SchemaLocation.of(catalogue.load(key).id())));
        List<Violation> violations = new ArrayList<>();
        for (Error error : schema.validate(JacksonTrees.of(value))) {
            violations.add(violation(error));
        }
        return violations;
    }

    private Violation violation(Error error) {
        String keyword = "oneOf.indexes".equals(error.getMessageKey()) ? Violation.SEVERAL : error.getKeyword();
        Keyword place = place(error.getSchemaLocation());
        return new Violation(
                elements(error.getInstanceLocation()),
                keyword,
                error.getProperty(),
                place.value(),
                place.schema(),
                place.description(),
                elements(error.getEvaluationPath()));
    }

    /** A keyword, the schema that holds it, and the words that the schema or the rule around it has for it. */
    private record Keyword(Object value, Map<String, Object> schema, String description) {}

    private Keyword place(SchemaLocation location) {
        Keyword place = new Keyword(true, Map.of(), "");
        String name = location.getAbsoluteIri() == null
                ? null
                : nameOf(location.getAbsoluteIri().toString());
        if (name == null) {
            return place;
        }
        List<Object> steps = elements(location.getFragment());
        Object value = catalogue.load(name).root();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i).toString();
            if (value instanceof List<?> list) {
                value = list.get(Integer.parseInt(step));
                continue;
            }
            Map<String, Object> schema = value instanceof Map<?, ?> ? SchemaTree.map(value) : Map.of();
            value = schema.getOrDefault(step, true);
            // Words on a rule also stand for its "then" and "not"; words on a value do not stand for what is inside it.
            boolean same = i == steps.size() - 1 || COMBINING.contains(step);
            String said = schema.get("description") instanceof String text ? text : place.description();
            place = new Keyword(value, schema, same ? said : "");
        }
        return place;
    }

    private static List<Object> elements(@Nullable NodePath path) {
        List<Object> elements = new ArrayList<>();
        int count = path == null ? 0 : path.getNameCount();
        for (int i = 0; path != null && i < count; i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }
}
