package io.promfleet.generator.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Typed looks at the tree of a schema, whose shape the catalogue's own tests guarantee. */
final class SchemaTree {
    private SchemaTree() {}

    // The reader of schemas gives every object such a map.
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        for (Object text : (List<?>) value) {
            texts.add(String.valueOf(text));
        }
        return texts;
    }

    static Map<String, List<String>> textLists(Object value) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : map(value).entrySet()) {
            lists.put(entry.getKey(), texts(entry.getValue()));
        }
        return lists;
    }
}
