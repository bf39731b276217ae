package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptancesTest {
    private static final String ID = "{\"$id\": \"https://promfleet.io/schemas/%s.json\", ";

    private static CompiledSchema schema(String name) {
        SchemaCatalogue catalogue =
                SchemaCatalogue.of(Map.of(name, String.format(ID, name) + "\"type\": \"array\", \"maxItems\": 2}"));
        return new CompiledSchema(
                new SchemaAcceptor(catalogue),
                catalogue.load(name),
                catalogue.load(name).root());
    }

    private final CompiledSchema schema = schema("a");
    private final Acceptances acceptances = new Acceptances();
    private final ListNode node = ListNode.ofTexts(List.of("x", "y"));

    @Test
    void keepsANodeFromItsSecondAcceptanceOn() {
        acceptances.add(node, schema);
        assertThat(acceptances.contains(node, schema)).isFalse();

        acceptances.add(node, schema);
        assertThat(acceptances.contains(node, schema)).isTrue();
    }

    @Test
    void knowsNeitherAnEqualNodeNorAnotherSchema() {
        acceptances.add(node, schema);
        acceptances.add(node, schema);

        assertThat(acceptances.contains(ListNode.ofTexts(List.of("x", "y")), schema))
                .isFalse();
        assertThat(acceptances.contains(node, schema("a"))).isFalse();
    }

    @Test
    void doesNotTakeAnAcceptanceUnderOneSchemaForOneUnderAnother() {
        SchemaCatalogue catalogue = SchemaCatalogue.of(Map.of(
                "two", String.format(ID, "two") + "\"maxItems\": 2}",
                "three", String.format(ID, "three") + "\"minItems\": 3}"));
        SchemaAcceptor acceptor = new SchemaAcceptor(catalogue);
        for (int i = 0; i < 5; i++) {
            assertThat(acceptor.accepts("two", node)).isTrue();
            assertThat(acceptor.accepts("three", node)).isFalse();
        }
    }

    @Test
    void staysCorrectWhenFarMoreNodesRecurThanItKeeps() {
        SchemaCatalogue catalogue = SchemaCatalogue.of(
                Map.of("m", String.format(ID, "m") + "\"properties\": {\"n\": {\"maximum\": 9999}}}"));
        SchemaAcceptor acceptor = new SchemaAcceptor(catalogue);
        MapNode[] nodes = new MapNode[20_000];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = MapNode.builder().put("n", i).put("x", i).build();
        }
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < nodes.length; i++) {
                assertThat(acceptor.accepts("m", nodes[i])).isEqualTo(i <= 9999);
            }
        }
    }
}
