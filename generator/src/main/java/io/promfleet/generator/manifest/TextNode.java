package io.promfleet.generator.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A string. Written so that every YAML reader gives back exactly this string, and as a block when it spans lines.
 *
 * @param value the text
 */
public record TextNode(String value) implements Node {

    /**
     * What a scalar says.
     *
     * @param scalar a text, a truth value or a number; null for none
     * @return it as a text, empty for none
     */
    public static String of(@Nullable Node scalar) {
        if (scalar == null) {
            return "";
        }
        if (scalar instanceof TextNode text) {
            return text.value();
        }
        if (scalar instanceof BooleanNode flag) {
            return Boolean.toString(flag.value());
        }
        if (scalar instanceof IntegerNode integer) {
            return Long.toString(integer.value());
        }
        return scalar instanceof DecimalNode decimal ? Double.toString(decimal.value()) : scalar.toString();
    }
}
