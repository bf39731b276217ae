package io.promfleet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaReaderTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/promfleet/schemas");
    private static final JsonMapper JACKSON = new JsonMapper();

    @Property
    void readsEveryStringAsItWasWritten(@ForAll String key, @ForAll String value) {
        String text = JACKSON.writeValueAsString(Map.of(key, List.of(value, "", true, 7)));
        assertThat(read(text)).isEqualTo(Map.of(key, List.of(value, "", true, 7L)));
    }

    @Test
    void readsEverySchemaLikeAGeneralParser() {
        List<String> different = new ArrayList<>();
        for (String name : SchemaCatalogue.bundled().names()) {
            // Compared as text, because Jackson reads small numbers as int and this reader as long.
            String read = JACKSON.writeValueAsString(
                    SchemaCatalogue.bundled().load(name).root());
            String expected = JACKSON.writeValueAsString(
                    JACKSON.readTree(FOLDER.resolve(name + ".json").toFile()));
            if (!read.equals(expected)) {
                different.add(name);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void readsNumbersAsLongsAndDecimals() {
        assertThat(read(" {\"a\" : [ -1, 0.50, 1e3 ]} \n"))
                .isEqualTo(Map.of("a", List.of(-1L, new BigDecimal("0.50"), new BigDecimal("1e3"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":null}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":1,}",
                "{\"a\":\"b}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00\"",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
            })
    void refusesWhatIsNoSchemaFile(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("a schema file must not have ");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read("{\"a\":1,\"a\":2}"))
                .withMessage("the key `a` stands twice in one object");
    }

    private static Map<String, Object> read(String text) {
        return SchemaReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
