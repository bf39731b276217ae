package io.promfleet.schemas;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a schema file into a tree. */
final class SchemaReader {
    private final JsonFactory json = new JsonFactory();

    Map<String, Object> read(InputStream content) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("a schema file must hold one object");
            }
            return object(parser);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> entries = new LinkedHashMap<>();
        String key = parser.nextName();
        while (key != null) {
            parser.nextToken();
            if (entries.put(key, value(parser)) != null) {
                throw new IllegalStateException("the key `" + key + "` stands twice in one object");
            }
            key = parser.nextName();
        }
        return Collections.unmodifiableMap(entries);
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Collections.unmodifiableList(items);
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> throw new IllegalStateException("a schema must not hold " + token);
        };
    }
}
