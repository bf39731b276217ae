package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptancesTest {
    private static final int HASH = 4711;
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
    private final ListNode node = ListNode.of(MapNode.EMPTY, MapNode.EMPTY);

    @Test
    void keepsANodeFromItsSecondAcceptanceOn() {
        acceptances.add(node, schema, HASH);
        assertThat(acceptances.contains(node, schema, HASH)).isFalse();

        acceptances.add(node, schema, HASH);
        assertThat(acceptances.contains(node, schema, HASH)).isTrue();
    }

    @Test
    void knowsNeitherAnEqualNodeNorAnotherSchema() {
        acceptances.add(node, schema, HASH);
        acceptances.add(node, schema, HASH);

        assertThat(acceptances.contains(ListNode.of(MapNode.EMPTY, MapNode.EMPTY), schema, HASH))
                .isFalse();
        assertThat(acceptances.contains(node, schema("a"), HASH)).isFalse();
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
            MapNode.Builder node = MapNode.builder().put("n", i);
            for (int j = 0; j < 8; j++) {
                node.put("x" + j, i);
            }
            nodes[i] = node.build();
        }
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < nodes.length; i++) {
                assertThat(acceptor.accepts("m", nodes[i])).isEqualTo(i <= 9999);
            }
        }
    }
}
