package io.promfleet.acceptance.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.dialect.AlloyBlock;
import io.promfleet.generator.dialect.AlloyValue;
import io.promfleet.generator.dialect.AlloyWriter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is written in Alloy's language is read back as what it was, texts of any kind among it. */
class AlloySyntaxTest {
    @Property
    void writtenAndReadIsTheSame(@ForAll("files") List<AlloyBlock> blocks) {
        assertThat(AlloyReader.read(AlloyWriter.write(blocks))).isEqualTo(blocks);
    }

    @Test
    void writesAComponentAsPeopleDo() {
        AlloyBlock rule = new AlloyBlock(
                "rule",
                null,
                List.of(
                        Map.entry("source_labels", AlloyValue.texts(List.of("a", "b"))),
                        Map.entry("regex", new AlloyValue.Text("(\\d+);\"x\"")),
                        Map.entry("modulus", new AlloyValue.Bare("4"))),
                List.of());
        AlloyBlock relabel = new AlloyBlock(
                "discovery.relabel",
                "shop",
                List.of(Map.entry("targets", new AlloyValue.Bare("discovery.kubernetes.shop.targets"))),
                List.of(rule));
        assertThat(AlloyWriter.write(List.of(relabel))).isEqualTo("""
                discovery.relabel "shop" {
                  targets = discovery.kubernetes.shop.targets

                  rule {
                    source_labels = ["a", "b"]
                    regex         = "(\\\\d+);\\"x\\""
                    modulus       = 4
                  }
                }
                """);
    }

    @Provide
    Arbitrary<List<AlloyBlock>> files() {
        return block(2).list().ofMaxSize(3);
    }

    private static Arbitrary<AlloyBlock> block(int depth) {
        Arbitrary<List<AlloyBlock>> inner = depth == 0
                ? Arbitraries.just(List.of())
                : block(depth - 1).list().ofMaxSize(2);
        return Combinators.combine(word(), word().injectNull(0.5), fields(), inner)
                .as((name, label, attributes, blocks) -> new AlloyBlock("x." + name, label, attributes, blocks));
    }

    private static Arbitrary<List<Map.Entry<String, AlloyValue>>> fields() {
        return Combinators.combine(word(), value())
                .as((name, value) -> Map.entry(name, value))
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(4);
    }

    private static Arbitrary<AlloyValue> value() {
        Arbitrary<AlloyValue> text = Arbitraries.strings()
                .all()
                .ofMaxLength(12)
                .filter(AlloySyntaxTest::isText)
                .map(AlloyValue.Text::new);
        Arbitrary<AlloyValue> bare = Arbitraries.of("true", "12", "0.5", "a.b.receiver", "array.concat(a.b, [\"x\"])")
                .map(AlloyValue.Bare::new);
        Arbitrary<AlloyValue> fields = Combinators.combine(
                        Arbitraries.strings().all().ofMaxLength(5).filter(AlloySyntaxTest::isText), text)
                .as((name, each) -> Map.entry(name, each))
                .list()
                .ofMaxSize(3)
                .map(AlloyValue.Fields::new);
        Arbitrary<AlloyValue> items =
                Arbitraries.oneOf(text, bare, fields).list().ofMaxSize(3).map(AlloyValue.Items::new);
        return Arbitraries.oneOf(text, bare, fields, items);
    }

    private static Arbitrary<String> word() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    /** Half a character is no text. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
