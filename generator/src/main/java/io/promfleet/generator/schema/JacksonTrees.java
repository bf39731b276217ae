package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gives documents the form in which the library takes them. */
final class JacksonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JacksonTrees() {}

    static JsonNode of(Node node) {
        if (node instanceof TextNode text) {
            return NODES.stringNode(text.value());
        }
        if (node instanceof MapNode map) {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < map.size(); i++) {
                object.set(map.key(i), of(map.value(i)));
            }
            return object;
        }
        if (node instanceof ListNode list) {
            ArrayNode array = NODES.arrayNode();
            for (Node item : list.items()) {
                array.add(of(item));
            }
            return array;
        }
        if (node instanceof IntegerNode integer) {
            return NODES.numberNode(integer.value());
        }
        if (node instanceof UnsignedNode unsigned) {
            return NODES.numberNode(new BigInteger(unsigned.toString()));
        }
        if (node instanceof DecimalNode decimal) {
            double value = decimal.value();
            // The library fails on doubles that are too large for a long where it expects an integer.
            return Math.abs(value) < Long.MAX_VALUE
                    ? NODES.numberNode(value)
                    : NODES.numberNode(new BigDecimal(value).toBigInteger());
        }
        return NODES.booleanNode(((BooleanNode) node).value());
    }
}
