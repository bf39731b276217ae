package io.promfleet.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlWriter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What promfleet writes, it reads. */
class WrittenIsReadTest {
    @Property(tries = 500)
    void readsBackWhatTheWriterWrote(@ForAll("mappings") MapNode written) {
        Findings findings = new Findings();
        List<ReadDocument> read =
                ReadDocument.all(SourceText.of("written.yaml", new YamlWriter().toText(written)), findings);
        assertThat(findings.sorted()).isEmpty();
        assertThat(read).hasSize(1);
        assertThat(read.get(0).tree()).isEqualTo(written);
    }

    @Provide
    Arbitrary<MapNode> mappings() {
        return mapping(values(3));
    }

    private static Arbitrary<MapNode> mapping(Arbitrary<Node> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(5).map(WrittenIsReadTest::map);
    }

    private static MapNode map(Map<String, Node> entries) {
        MapNode.Builder map = MapNode.builder();
        entries.forEach(map::put);
        return map.build();
    }

    private static Arbitrary<Node> values(int depth) {
        Arbitrary<Node> scalars = Arbitraries.oneOf(
                texts().map(TextNode::new),
                Arbitraries.longs().map(IntegerNode::new),
                Arbitraries.doubles().map(DecimalNode::new),
                Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Node> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars, inner.list().ofMaxSize(4).map(items -> new ListNode(items, null)), mapping(inner));
    }

    // Halves of surrogate pairs are no characters and cannot be written.
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("yn01.eE-+:# \t\n?[]{},&*!|>'\"%@`~<=_xo\\")
                        .ofMaxLength(8),
                Arbitraries.strings()
                        .withCharRange('\u0000', '\uD7FF')
                        .withCharRange('\uE000', '\uFFFF')
                        .ofMaxLength(6));
    }
}
