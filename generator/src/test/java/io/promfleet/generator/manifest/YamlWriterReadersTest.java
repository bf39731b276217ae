package io.promfleet.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tree holds is what readers of YAML 1.1 and of YAML 1.2 give back. */
class YamlWriterReadersTest {
    static final List<String> HOSTILE = HostileTexts.ALL;

    @ParameterizedTest(name = "{index}")
    @FieldSource("HOSTILE")
    void readersGiveBackAHostileTextInEveryPlace(String text) {
        MapNode.Builder tree = MapNode.builder()
                .put("value", text)
                .put("list", ListNode.of(new TextNode(text), ListNode.of(new TextNode(text), new TextNode(text))))
                .put(
                        "items",
                        ListNode.of(MapNode.builder()
                                .put(text, text)
                                .put(text + "-", 1)
                                .build()))
                .put(
                        "map",
                        MapNode.builder()
                                .put(text, MapNode.builder().put(text, text).build())
                                .build())
                .put(
                        "sequence",
                        MapNode.builder()
                                .put(text, ListNode.ofTexts(List.of(text)))
                                .build())
                .put("last", text);

        assertReadBack(tree.build());
        assertReadBack(new TextNode(text));
        assertReadBack(ListNode.ofTexts(List.of(text)));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "01e.-_", "01:x o", "0+b-a", "1.eEd", "2-01T:Z", "yYnNoO", "-?: #a", "a\n \t#", "[]{},a", "'\"\\a "
            })
    void readersGiveBackEveryShortTextOfAnAlphabet(String alphabet) {
        List<String> texts = HostileTexts.every(alphabet, 4);
        MapNode.Builder keys = MapNode.builder();
        texts.forEach(text -> keys.put(text, 1));

        assertReadBack(MapNode.builder()
                .put("items", ListNode.ofTexts(texts))
                .put("keys", keys.build())
                .build());
    }

    @Test
    void readersGiveBackWholeNumbers() {
        assertReadBack(ListNode.of(
                new IntegerNode(0),
                new IntegerNode(-1),
                new IntegerNode(10),
                new IntegerNode(99),
                new IntegerNode(100),
                new IntegerNode(-1_000_000_007),
                new IntegerNode(Integer.MAX_VALUE),
                new IntegerNode(Integer.MIN_VALUE),
                new IntegerNode(999_999_999_999_999_999L),
                new IntegerNode(1_000_000_000_000_000_000L),
                new IntegerNode(Long.MAX_VALUE),
                new IntegerNode(Long.MIN_VALUE),
                UnsignedNode.of(Long.MIN_VALUE),
                UnsignedNode.of(-1),
                UnsignedNode.of(1)));
    }

    @Test
    void readersGiveBackTheSameFraction() {
        assertReadBack(Decimals.HOSTILE);
    }

    @Test
    void readersGiveBackTextThatWasEmbedded() {
        MapNode inner = MapNode.builder()
                .put("regex", "([^:]+)(?::\\d+)?;(\\d+)")
                .put("script", "if a\n\tb\n")
                .build();
        YamlWriter writer = new YamlWriter();
        String text = writer.toText(inner);
        MapNode outer = MapNode.builder()
                .put("data", MapNode.builder().put("a.yaml", text).build())
                .build();

        Object read = Readers.yaml12(writer.toText(outer));

        assertThat(read).isEqualTo(Readers.valueOf(outer));
        Readers.assertReadBack(text, inner);
    }

    private static void assertReadBack(Node tree) {
        Readers.assertReadBack(new YamlWriter().toText(tree), tree);
    }
}
