package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** The acceptor and the library, side by side. */
class SchemaAcceptorLawsTest {
    private static final SchemaCatalogue BUNDLED = SchemaCatalogue.bundled();
    private static final LibraryJudge LIBRARY = new LibraryJudge(BUNDLED);
    private static final SchemaAcceptor ACCEPTOR = new SchemaAcceptor(BUNDLED);

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void isNeverSureOfWhatTheLibrarySeesOtherwise(@ForAll long seed) {
        String schema = pick(new Random(seed));
        Node value = new Instances(BUNDLED, seed, seed % 2 == 0 ? 0.01 : 0.15).of(schema);

        assertAgreement(ACCEPTOR, LIBRARY, schema, value);
    }

    private static String pick(Random random) {
        List<String> names = BUNDLED.names();
        return names.get(random.nextInt(names.size()));
    }

    private static void assertAgreement(SchemaAcceptor acceptor, LibraryJudge library, String schema, Node value) {
        Verdict verdict = acceptor.judge(schema, value);
        List<Violation> violations = library.judge(schema, value);
        if (verdict == Verdict.ACCEPTED) {
            assertThat(violations).as("%s accepted by %s", value, schema).isEmpty();
        } else if (verdict == Verdict.REJECTED) {
            assertThat(violations).as("%s rejected by %s", value, schema).isNotEmpty();
        }
    }

    @Test
    void acceptsEveryValidValueOfTheBundledSchemasItself() {
        int valid = 0;
        List<String> missed = new ArrayList<>();
        for (String schema : BUNDLED.names()) {
            for (int seed = 0; seed < 20; seed++) {
                Node value = new Instances(BUNDLED, seed, 0.004).of(schema);
                if (LIBRARY.judge(schema, value).isEmpty()) {
                    valid++;
                    if (!ACCEPTOR.accepts(schema, value)) {
                        missed.add(schema + ": " + value);
                    }
                }
            }
        }

        assertThat(missed).isEmpty();
        assertThat(valid)
                .as("enough valid values to mean something")
                .isGreaterThan(5 * BUNDLED.names().size());
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void agreesWithTheLibraryOnAnySchema(@ForAll long seed) {
        Random random = new Random(seed);
        String text = "{\"$id\": \"https://promfleet.io/schemas/any.json\", \"$defs\": {\"d\": " + schema(random, 2)
                + ", \"n\": {\"additionalProperties\": {\"$ref\": \"#/$defs/n\"}, \"maxProperties\": 2}}, \"allOf\": ["
                + schema(random, 3) + "]}";
        SchemaCatalogue catalogue = SchemaCatalogue.of(Map.of("any", text));
        SchemaAcceptor acceptor = new SchemaAcceptor(catalogue);
        LibraryJudge library = new LibraryJudge(catalogue);
        for (int i = 0; i < 10; i++) {
            assertAgreement(acceptor, library, "any", value(random, 3));
        }
    }

    private static String schema(Random random, int depth) {
        List<String> keywords = new ArrayList<>();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            String keyword = keyword(random, depth);
            String name = keyword.substring(0, keyword.indexOf(':'));
            if (keywords.stream().noneMatch(other -> other.startsWith(name + ":"))) {
                keywords.add(keyword);
            }
        }
        return random.nextInt(12) == 0 ? "" + random.nextBoolean() : "{" + String.join(", ", keywords) + "}";
    }

    private static String keyword(Random random, int depth) {
        String inner = depth == 0 ? "true" : schema(random, depth - 1);
        String other = depth == 0 ? "{\"type\": \"string\"}" : schema(random, depth - 1);
        String count = "" + random.nextInt(3);
        String bound =
                List.of("0", "1", "0.5", "1.0", "2", "-1", "9007199254740993").get(random.nextInt(7));
        List<String> keywords = List.of(
                "\"type\": \"" + type(random) + "\"",
                "\"type\": [\"" + type(random) + "\", \"null\"]",
                "\"type\": [\"integer\", \"number\"]",
                "\"const\": " + constant(random),
                "\"enum\": [" + constant(random) + ", " + constant(random) + "]",
                "\"minimum\": " + bound,
                "\"maximum\": " + bound,
                "\"exclusiveMinimum\": " + bound,
                "\"exclusiveMaximum\": " + bound,
                "\"minLength\": " + count,
                "\"maxLength\": " + count,
                "\"pattern\": \""
                        + List.of("^a", "b$", "^[a-c]*$", "^a$|^b", ".", "^(ab)+$", "\\\\$")
                                .get(random.nextInt(7)) + "\"",
                "\"minItems\": " + count,
                "\"maxItems\": " + count,
                "\"uniqueItems\": true",
                "\"items\": " + inner,
                "\"prefixItems\": [" + inner + "]",
                "\"contains\": " + inner,
                "\"properties\": {\"a\": " + inner + ", \"b\": " + other + "}",
                "\"required\": [\"a\"]",
                "\"additionalProperties\": " + inner,
                "\"patternProperties\": {\"^a\": " + inner + ", \"b$\": " + other + "}",
                "\"propertyNames\": {\"maxLength\": 1}",
                "\"dependentRequired\": {\"a\": [\"b\"]}",
                "\"minProperties\": " + count,
                "\"maxProperties\": " + count,
                "\"allOf\": [" + inner + ", " + other + "]",
                "\"anyOf\": [" + inner + ", " + other + "]",
                "\"oneOf\": [" + inner + ", " + other + "]",
                "\"not\": " + inner,
                "\"if\": " + inner + ", \"then\": " + other,
                "\"if\": " + inner + ", \"then\": true, \"else\": " + other,
                "\"$ref\": \"#/$defs/n\"",
                "\"multipleOf\": 2",
                "\"format\": \"date-time\"",
                "\"unevaluatedProperties\": false");
        return keywords.get(random.nextInt(keywords.size()));
    }

    private static String type(Random random) {
        return List.of("object", "array", "string", "integer", "number", "boolean")
                .get(random.nextInt(6));
    }

    private static String constant(Random random) {
        return List.of("\"a\"", "\"ab\"", "1", "1.0", "0.5", "true", "[1]", "{\"a\": 1}", "0", "\"\"")
                .get(random.nextInt(10));
    }

    private static Node value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0, 1 ->
                new TextNode(
                        List.of("", "a", "ab", "abab", "b", "a\n", "𝒳", "$").get(random.nextInt(8)));
            case 2 -> new IntegerNode(random.nextInt(4) - 1);
            case 3 ->
                new DecimalNode(List.of(1.0, 0.5, 0.0, -0.0, 1.5, 1e300, 9.007199254740992E15)
                        .get(random.nextInt(7)));
            case 4 -> BooleanNode.of(random.nextBoolean());
            case 5 -> new IntegerNode(9_007_199_254_740_993L);
            case 6, 7 -> {
                List<Node> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new ListNode(items, null);
            }
            default -> {
                MapNode.Builder map = MapNode.builder();
                for (String key : List.of("a", "b", "ab", "#")) {
                    if (random.nextInt(3) == 0) {
                        map.put(key, value(random, depth - 1));
                    }
                }
                yield map.build();
            }
        };
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void answersTheSameHoweverOftenNodesWereSeen(@ForAll long seed) {
        Random random = new Random(seed);
        SchemaAcceptor remembering = new SchemaAcceptor(BUNDLED);
        List<Node> shared = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            shared.add(new Instances(BUNDLED, random.nextLong(), 0.02).of("prometheus/relabel-config-list"));
        }
        List<String> schemas =
                List.of("prometheus/relabel-config-list", "prometheus/remote-write-list", "kubernetes/v1/ConfigMap");
        for (int i = 0; i < 60; i++) {
            Node node = shared.get(random.nextInt(shared.size()));
            String schema = schemas.get(random.nextInt(schemas.size()));

            assertThat(remembering.judge(schema, node)).isEqualTo(new SchemaAcceptor(BUNDLED).judge(schema, node));
        }
    }
}
