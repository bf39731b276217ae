package io.promfleet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schema file, whatever it describes. */
class SchemaFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/promfleet/schemas");
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.bundled();
    private static final Schema META_SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    /** What the validator of the generator understands; another keyword there would be a rule that nobody checks. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "enum",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minProperties",
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "default",
            "deprecated",
            "x-since",
            "x-until",
            "x-now",
            "x-gone",
            "x-unchecked",
            "x-checked-since",
            "x-older",
            "x-empty",
            "x-null",
            "x-null-items",
            "x-judged",
            "x-ignore-case",
            "x-signed",
            "x-exact",
            "x-meaning",
            "x-secret");

    static List<String> names() {
        return CATALOGUE.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isValidAgainstTheMetaSchema(String name) {
        assertThat(META_SCHEMA.validate(CATALOGUE.text(name), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isNamedByItsPlace(String name) {
        SchemaDocument document = CATALOGUE.load(name);
        assertThat(document.id()).isEqualTo(SchemaCatalogue.ID_PREFIX + name + ".json");
        assertThat(document.root())
                .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
                .containsKey("title");
    }

    @ParameterizedTest
    @MethodSource("names")
    void usesOnlyKeywordsThatAreChecked(String name) {
        Set<String> unknown = new TreeSet<>();
        walk(CATALOGUE.load(name).root(), "", (place, schema) -> {
            for (String keyword : schema.keySet()) {
                if (!KEYWORDS.contains(keyword)) {
                    unknown.add(place + " " + keyword);
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void closesEveryObjectWhoseKeysItNames(String name) {
        List<String> open = new ArrayList<>();
        walk(CATALOGUE.load(name).root(), "", (place, schema) -> {
            if ("object".equals(schema.get("type"))
                    && schema.containsKey("properties")
                    && !Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                open.add(place);
            }
        });
        assertThat(open).isEmpty();
    }

    // ECMA-262, java.util.regex and RE2 read the shorthand classes differently beyond ASCII and share no look-around.
    @ParameterizedTest
    @MethodSource("names")
    void hasPatternsThatMeanTheSameInEveryLanguage(String name) {
        List<String> odd = new ArrayList<>();
        walk(CATALOGUE.load(name).root(), "", (place, schema) -> {
            if (schema.get("pattern") instanceof String pattern) {
                boolean anchored = pattern.startsWith("^") && pattern.endsWith("$");
                boolean plain = !pattern.contains("(?")
                        && !Pattern.compile("\\\\[a-zA-Z1-9&&[^n]]")
                                .matcher(pattern)
                                .find()
                        && !pattern.contains("&&");
                Pattern.compile(pattern);
                if (!anchored || !plain) {
                    odd.add(place + " " + pattern);
                }
            }
        });
        assertThat(odd).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesVersionsAsReleases(String name) {
        List<String> odd = new ArrayList<>();
        walk(CATALOGUE.load(name).root(), "", (place, schema) -> {
            Object since = schema.getOrDefault("x-since", "2.0.0");
            if (!(since instanceof String version) || !version.matches("[23]\\.[0-9]+\\.[0-9]+")) {
                odd.add(place + " " + since);
            }
        });
        assertThat(odd).isEmpty();
    }

    @Test
    void refersOnlyToWhatExistsAndDefinesOnlyWhatIsReferredTo() {
        Set<SchemaReference> used = new HashSet<>();
        for (String name : CATALOGUE.names()) {
            SchemaDocument document = CATALOGUE.load(name);
            walk(document.root(), "", (place, schema) -> {
                if (schema.get("$ref") instanceof String ref) {
                    SchemaReference reference = document.reference(ref);
                    assertThat(reference.pointer()).as(name + place).matches("(/\\$defs/[A-Za-z0-9]+)?");
                    assertThat(CATALOGUE.resolve(reference)).as(name + place).isNotEmpty();
                    used.add(reference);
                }
            });
        }
        List<String> unused = new ArrayList<>();
        for (String name : CATALOGUE.names()) {
            if (CATALOGUE.load(name).root().get("$defs") instanceof Map<?, ?> definitions) {
                for (Object key : definitions.keySet()) {
                    if (!used.contains(new SchemaReference(name, "/$defs/" + key))) {
                        unused.add(name + " " + key);
                    }
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void areAllInTheList() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> onDisk = files.map(
                            file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .toList();
            assertThat(CATALOGUE.names()).isEqualTo(onDisk);
        }
    }

    private static void walk(Object schema, String place, BiConsumer<String, Map<String, Object>> visitor) {
        Map<String, Object> map = SchemaDocument.asSchema(schema);
        visitor.accept(place, map);
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            String below = place + "/" + entry.getKey();
            switch (entry.getKey()) {
                case "properties", "$defs" ->
                    SchemaDocument.asSchema(entry.getValue())
                            .forEach((key, child) -> walk(child, below + "/" + key, visitor));
                case "items", "not", "if", "then", "else", "propertyNames" -> walk(entry.getValue(), below, visitor);
                case "additionalProperties" -> {
                    if (!Boolean.FALSE.equals(entry.getValue())) {
                        walk(entry.getValue(), below, visitor);
                    }
                }
                case "oneOf", "anyOf", "allOf" -> {
                    for (Object child : (List<?>) entry.getValue()) {
                        walk(child, below, visitor);
                    }
                }
                default -> {
                    // Values, not schemas.
                }
            }
        }
    }
}
