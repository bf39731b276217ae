package io.promfleet.generator.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One keyword of a schema that a value does not satisfy.
 *
 * @param path the way from the root to the value: keys ({@link String}) and places in sequences ({@link Integer})
 * @param keyword the keyword, such as {@code required}
 * @param property the key that is missing or too many, null for other keywords
 * @param expected what the schema says under the keyword
 * @param schema the schema that holds the keyword; empty where it is no mapping
 * @param description what the schema says in words about the rule, empty if nothing
 * @param evaluation the way through the schemas to the keyword
 */
record Violation(
        List<Object> path,
        String keyword,
        @Nullable String property,
        Object expected,
        Map<String, Object> schema,
        String description,
        List<Object> evaluation) {

    /** The keyword under which a value that satisfies several of the alternatives is reported. */
    static final String SEVERAL = "oneOf, several";

    /** The keyword under which a missing key is reported of which one of several would do. */
    static final String REQUIRED_ANY = "required, any";

    Violation with(String otherKeyword, Object otherExpected) {
        return new Violation(path, otherKeyword, property, otherExpected, schema, description, evaluation);
    }
}
