package io.promfleet.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A writer that has written a node before gives the bytes that a new writer gives. */
class YamlWriterSharingTest {
    private static final MapNode SHARED = MapNode.builder()
            .put("text", "  first\n\n \nsecond, long enough to be worth a copy instead of a second writing\n\n")
            .put("list", ListNode.of(new TextNode("a\n\nb"), ListNode.of(new IntegerNode(1), MapNode.EMPTY)))
            .build();

    @Property(tries = 300)
    void readersGiveBackAnyTree(@ForAll("trees") Node tree) {
        String yaml = new YamlWriter().toText(tree);

        Readers.assertReadBack(yaml, tree);
        assertThat(new YamlWriter().toText(tree)).isEqualTo(yaml);
    }

    @Property(tries = 100)
    void aUsedWriterWritesWhatANewOneWrites(@ForAll("sharing") List<Node> trees) {
        YamlWriter used = new YamlWriter();
        YamlWriter forgetful = new YamlWriter(200);
        // Twice, so that everything comes again in another document, and stands behind something else in the log.
        for (int round = 0; round < 2; round++) {
            for (Node tree : trees) {
                String fresh = new YamlWriter().toText(copy(tree));
                assertThat(used.toText(tree)).isEqualTo(fresh);
                assertThat(forgetful.toText(tree)).isEqualTo(fresh);
            }
        }
    }

    @Example
    void copiesAtAnotherIndent() {
        MapNode root = MapNode.builder()
                .put(
                        "deep",
                        MapNode.builder()
                                .put("er", ListNode.of(SHARED, ListNode.of(SHARED)))
                                .build())
                .put("shallow", SHARED)
                .put(
                        "deeper",
                        MapNode.builder()
                                .put("a", MapNode.builder().put("b", SHARED).build())
                                .build())
                .build();
        YamlWriter writer = new YamlWriter();

        assertThat(text(writer, root)).isEqualTo(text(new YamlWriter(), (MapNode) copy(root)));
        assertThat(text(writer, root)).isEqualTo(text(new YamlWriter(), (MapNode) copy(root)));
        assertThat(text(writer, SHARED)).isEqualTo(text(new YamlWriter(), (MapNode) copy(SHARED)));
    }

    @Example
    void forgetsADocumentThatItCouldNotFinish() {
        MapNode shared = (MapNode) copy(SHARED);
        YamlWriter writer = new YamlWriter();
        MapNode broken =
                MapNode.builder().put("good", shared).put("bad", "\uD800").build();
        assertThatIllegalArgumentException().isThrownBy(() -> writer.toText(broken));
        MapNode other =
                MapNode.builder().put("x", "y".repeat(500)).put("again", shared).build();

        assertThat(text(writer, other)).isEqualTo(text(new YamlWriter(), (MapNode) copy(other)));
    }

    @Example
    void writesAfterADocumentThatIsLargerThanWhatItKeeps() {
        MapNode shared = (MapNode) copy(SHARED);
        YamlWriter writer = new YamlWriter(1_000);
        String large = "x".repeat(100_000);
        MapNode root = MapNode.builder()
                .put("a", shared)
                .put("b", large)
                .put("c", shared)
                .build();
        String expected = text(new YamlWriter(), (MapNode) copy(root));

        for (int i = 0; i < 3; i++) {
            assertThat(text(writer, root)).isEqualTo(expected);
        }
    }

    @Example
    void refusesACopyThatWouldNestTooDeeply() {
        Node inner = new TextNode("long enough to be worth a copy instead of a second writing, and more so");
        for (int i = 0; i < 600; i++) {
            inner = ListNode.of(inner);
        }
        Node outer = MapNode.builder().put("first", inner).put("second", inner).build();
        YamlWriter writer = new YamlWriter();
        Readers.assertReadBack(writer.toText(outer), outer);

        Node deeper = outer;
        for (int i = 0; i < 400; i++) {
            deeper = ListNode.of(deeper);
        }
        Node tooDeep = deeper;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.toText(tooDeep))
                .withMessageEndingWith("nested deeper than 1000 levels");
    }

    @Example
    void writersDoNotMistakeEachOthersNodesForTheirOwn() {
        MapNode shared = (MapNode) copy(SHARED);
        List<YamlWriter> writers = List.of(new YamlWriter(), new YamlWriter(), new YamlWriter(400));
        List<MapNode> roots = List.of(
                MapNode.builder()
                        .put("padding", "p".repeat(300))
                        .put("s", shared)
                        .build(),
                MapNode.builder().put("s", shared).build());

        for (int i = 0; i < 12; i++) {
            MapNode root = roots.get(i % 2);
            for (YamlWriter writer : writers) {
                assertThat(text(writer, root)).isEqualTo(text(new YamlWriter(), (MapNode) copy(root)));
            }
        }
    }

    @Provide
    Arbitrary<Node> trees() {
        return tree(scalars(), 4);
    }

    /** Documents that are put together from the same few subtrees, by identity. */
    @Provide
    Arbitrary<List<Node>> sharing() {
        return tree(scalars(), 2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(parts ->
                        tree(Arbitraries.of(parts), 3).list().ofMinSize(1).ofMaxSize(4));
    }

    private static Arbitrary<Node> tree(Arbitrary<Node> leaves, int depth) {
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Node> below = Arbitraries.lazy(() -> tree(leaves, depth - 1));
        Arbitrary<Node> lists = below.list().ofMaxSize(4).map(items -> new ListNode(items, null));
        Arbitrary<Node> maps = texts().set()
                .ofMaxSize(4)
                .flatMap(keys -> below.list().ofSize(keys.size()).map(values -> {
                    MapNode.Builder map = MapNode.builder();
                    List<String> ordered = new ArrayList<>(keys);
                    for (int i = 0; i < values.size(); i++) {
                        map.put(ordered.get(i), values.get(i));
                    }
                    return map.build();
                }));
        return Arbitraries.oneOf(leaves, lists, maps, maps);
    }

    private static Arbitrary<Node> scalars() {
        return Arbitraries.oneOf(
                texts().map(TextNode::new),
                texts().map(TextNode::new),
                Arbitraries.longs().map(IntegerNode::new),
                Arbitraries.doubles().map(DecimalNode::new),
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .map(DecimalNode::new),
                Arbitraries.of(BooleanNode.values()));
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(40).filter(YamlWriterSharingTest::isText);
        Arbitrary<String> ascii = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20);
        Arbitrary<String> lines = Arbitraries.of(
                        "a", "b: c", "# d", "- e", " ", "  ", "\t", "\n", "\n\n", "ü", "\uD83D\uDE00", "\\")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, ascii, lines, Arbitraries.of(HostileTexts.ALL));
    }

    private static boolean isText(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    private static String text(YamlWriter writer, MapNode root) {
        return StandardCharsets.UTF_8
                .decode(writer.write(new YamlDocument(List.of("header"), root)))
                .toString();
    }

    /** The same tree of new nodes, each in one place. */
    private static Node copy(Node node) {
        if (node instanceof MapNode map) {
            MapNode.Builder builder = MapNode.builder();
            for (int i = 0; i < map.size(); i++) {
                builder.put(map.key(i), copy(map.value(i)));
            }
            return builder.build();
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(YamlWriterSharingTest::copy).toList(), null);
        }
        return node;
    }
}
