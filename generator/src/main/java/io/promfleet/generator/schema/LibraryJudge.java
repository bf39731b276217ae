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
import org.jspecify.annotations.Nullable;

/**
 * Judges values by the JSON Schema library. Its classes and Jackson's are many, so nothing may create one of these before
 * the acceptor has met something that it does not accept. Texts of the library never reach a finding: they may hold
 * values that are secret.
 */
final class LibraryJudge {
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
        Object expected = true;
        Map<String, Object> holder = Map.of();
        SchemaLocation location = error.getSchemaLocation();
        String name = location.getAbsoluteIri() == null
                ? null
                : nameOf(location.getAbsoluteIri().toString());
        if (name != null) {
            Object place = catalogue.load(name).root();
            for (Object step : elements(location.getFragment())) {
                if (place instanceof Map<?, ?>) {
                    holder = SchemaTree.map(place);
                    expected = holder.getOrDefault(String.valueOf(step), true);
                } else if (place instanceof List<?> list) {
                    expected = list.get(Integer.parseInt(String.valueOf(step)));
                }
                place = expected;
            }
        }
        return new Violation(
                elements(error.getInstanceLocation()),
                keyword,
                error.getProperty(),
                expected,
                holder,
                elements(error.getEvaluationPath()));
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
