package io.promfleet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Documents that each schema accepts, and edits of the first of them that it refuses at exactly the places named. The
 * cases are the files under {@code cases/}, one a schema.
 */
class SchemaCasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/promfleet/schemas/cases");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaRegistry VALIDATORS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SchemaCasesTest::text));

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsRight() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : caseFiles()) {
            String name = file.get("schema").asString();
            int number = 1;
            for (JsonNode document : file.get("accepted")) {
                tests.add(dynamicTest(
                        name + " " + number++,
                        () -> assertThat(findings(name, document)).isEmpty()));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsWrongAtItsPlace() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : caseFiles()) {
            String name = file.get("schema").asString();
            JsonNode right = file.get("accepted").get(0);
            for (JsonNode edit : file.get("refused")) {
                tests.add(dynamicTest(name + " " + label(edit), () -> {
                    List<String> expected = new ArrayList<>();
                    edit.get("finds").forEach(find -> expected.add(find.asString()));
                    assertThat(findings(name, edited(right, edit))).containsExactlyElementsOf(expected);
                }));
            }
        }
        return tests.stream();
    }

    @Test
    void everySchemaOfADocumentHasCases() throws IOException {
        List<String> covered = new ArrayList<>();
        for (JsonNode file : caseFiles()) {
            covered.add(file.get("schema").asString());
            assertThat(file.get("refused").size())
                    .as(file.get("schema").asString())
                    .isGreaterThan(1);
        }
        // A file whose root is a reference into itself only holds what others refer to.
        List<String> documents = new ArrayList<>();
        SchemaCatalogue catalogue = SchemaCatalogue.bundled();
        for (String name : catalogue.names()) {
            if (!catalogue.load(name).root().containsKey("$ref")) {
                documents.add(name);
            }
        }
        assertThat(covered).containsExactlyInAnyOrderElementsOf(documents);
    }

    private static String text(String iri) {
        String name = iri.substring(SchemaCatalogue.ID_PREFIX.length(), iri.length() - ".json".length());
        return SchemaCatalogue.bundled().text(name);
    }

    private static List<JsonNode> caseFiles() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> YAML.readTree(file.toFile()))
                    .toList();
        }
    }

    private static String label(JsonNode edit) {
        return edit.has("set") ? edit.get("set").asString() + " = " + edit.get("to") : "- " + edit.get("remove");
    }

    private static JsonNode edited(JsonNode right, JsonNode edit) {
        JsonNode copy = right.deepCopy();
        JsonPointer place =
                JsonPointer.compile(edit.get(edit.has("set") ? "set" : "remove").asString());
        JsonNode parent = copy;
        for (JsonPointer rest = place; !rest.tail().matches(); rest = rest.tail()) {
            JsonNode next = rest.mayMatchElement() && parent.isArray()
                    ? parent.get(rest.getMatchingIndex())
                    : parent.get(rest.getMatchingProperty());
            parent = next != null ? next : ((ObjectNode) parent).putObject(rest.getMatchingProperty());
        }
        JsonPointer last = place.last();
        if (parent instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), edit.get("to"));
        } else if (edit.has("set")) {
            ((ObjectNode) parent).set(last.getMatchingProperty(), edit.get("to"));
        } else {
            ((ObjectNode) parent).remove(last.getMatchingProperty());
        }
        return copy;
    }

    /**
     * Place and keyword of each error, with the key that is unknown or missing; sorted. What is wrong within an
     * alternative, or with a key's spelling, counts as one error of the keyword around it.
     */
    private static List<String> findings(String name, JsonNode document) {
        Schema schema = VALIDATORS.getSchema(SchemaLocation.of(SchemaCatalogue.ID_PREFIX + name + ".json"));
        TreeSet<String> findings = new TreeSet<>();
        for (Error error : schema.validate(document)) {
            String place = error.getInstanceLocation().toString();
            findings.add((place.isEmpty() ? "/" : place) + " " + what(error));
        }
        return List.copyOf(findings);
    }

    private static String what(Error error) {
        String path = error.getEvaluationPath() + "/";
        for (String around : List.of("propertyNames", "anyOf", "oneOf")) {
            if (path.contains("/" + around + "/")) {
                return around;
            }
        }
        String keyword = error.getKeyword();
        return switch (keyword) {
            case "additionalProperties", "required" -> keyword + " " + error.getProperty();
            default -> keyword;
        };
    }
}
