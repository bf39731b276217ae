package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts what a schema expects into words. */
final class Wording {
    /** How many values a sentence lists. */
    static final int LISTED = 8;

    private Wording() {}

    static String types(Object expected) {
        StringBuilder text = new StringBuilder();
        for (String name : SchemaTree.texts(expected instanceof List<?> several ? several : List.of(expected))) {
            String type = switch (name) {
                case "object" -> "a mapping";
                case "array" -> "a list";
                case "string" -> "a text";
                case "integer" -> "a whole number";
                case "number" -> "a number";
                case "boolean" -> "`true` or `false`";
                default -> "";
            };
            text.append(text.length() == 0 || type.isEmpty() ? "" : " or ").append(type);
        }
        return text.toString();
    }

    static String constant(Object value) {
        return "`" + (value instanceof String text ? text.replace('`', '\'') : value.toString()) + "`";
    }

    static String listed(Object values) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Object value : (List<?>) values) {
            if (count++ == LISTED) {
                return text.append(" and others").toString();
            }
            text.append(count == 1 ? "" : ", ").append(constant(value));
        }
        return text.toString();
    }

    static String atLeast(Object count, String what, String actual) {
        return count.equals(1L)
                ? " must not be empty."
                : " must have at least " + counted(count, what) + ", but " + actual + ".";
    }

    static String counted(Object count, String what) {
        if (count.equals(1L)) {
            return "1 " + what;
        }
        return count + " " + (what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s");
    }

    static String ruledOut(Object expected) {
        if (expected instanceof Map<?, ?> schema
                && schema.get("required") instanceof List<?> keys
                && schema.size() == 1) {
            return " must not have " + listed(keys) + (keys.size() > 1 ? " at once" : "");
        }
        return " has a value or a combination of values that is not allowed";
    }

    static String severalFit(String named, Object expected) {
        List<String> keys = new ArrayList<>();
        for (Object alternative : expected instanceof List<?> several ? several : List.of()) {
            if (alternative instanceof Map<?, ?> schema && schema.get("required") instanceof List<?> required) {
                keys.addAll(SchemaTree.texts(required));
            }
        }
        return keys.isEmpty()
                ? named + " fits several alternatives of which only one is allowed."
                : named + " must have only one of " + listed(keys) + ".";
    }

    static int size(Node value) {
        return value instanceof MapNode map
                ? map.size()
                : value instanceof ListNode list ? list.items().size() : 0;
    }
}
