package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** A directory that people and promfleet take turns at, compared with what it should hold after each turn. */
final class OwnershipTest {

    /** One turn. */
    sealed interface Turn {}

    /** Promfleet writes a tree. */
    record Generate(Map<String, String> tree, boolean force) implements Turn {}

    /** Promfleet writes a tree and dies at a step. */
    record Die(Map<String, String> tree, int step) implements Turn {}

    /** A person writes a file. */
    record Edit(String path, String text) implements Turn {}

    /** A person removes a file. */
    record Remove(String path) implements Turn {}

    @Provide
    Arbitrary<List<Turn>> turns() {
        // Few names and short texts, so that everything meets everything.
        Arbitrary<String> path =
                Arbitraries.of("a", "b", "c").list().ofMinSize(1).ofMaxSize(3).map(all -> String.join("/", all));
        Arbitrary<String> text = Arbitraries.of("", "1", "2", "longer");
        Arbitrary<Map<String, String>> tree =
                Arbitraries.maps(path, text).ofMaxSize(6).map(OwnershipTest::withoutClashes);
        Arbitrary<Turn> generate =
                Combinators.combine(tree, Arbitraries.of(true, false, false)).as(Generate::new);
        Arbitrary<Turn> die =
                Combinators.combine(tree, Arbitraries.integers().between(0, 30)).as(Die::new);
        Arbitrary<Turn> edit = Combinators.combine(path, text).as(Edit::new);
        Arbitrary<Turn> remove = path.map(Remove::new);
        return Arbitraries.frequencyOf(Tuple.of(4, generate), Tuple.of(1, die), Tuple.of(2, edit), Tuple.of(2, remove))
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    private static Map<String, String> withoutClashes(Map<String, String> tree) {
        Map<String, String> clean = new TreeMap<>(tree);
        clean.keySet().removeIf(path -> tree.keySet().stream().anyMatch(other -> other.startsWith(path + "/")));
        return clean;
    }

    @Property(tries = 150)
    void holdsTheTreeAndWhatPeopleWroteAfterEveryTurn(@ForAll("turns") List<Turn> turns) throws IOException {
        Path temp = Files.createTempDirectory("ownership");
        try {
            Playground out = new Playground(temp.resolve("out"), new FaultyDisk());
            Expectation expected = new Expectation();
            for (Turn turn : turns) {
                take(turn, out, expected);
                assertThat(out.files().entrySet().stream()
                                .filter(entry -> !entry.getKey().endsWith("/")))
                        .containsExactlyElementsOf(expected.files.entrySet());
            }
        } finally {
            try (var paths = Files.walk(temp)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void take(Turn turn, Playground out, Expectation expected) {
        if (turn instanceof Generate generate) {
            Expectation.Conflict conflict = expected.generate(generate.tree, generate.force);
            Playground.Outcome outcome = generate.force ? out.force(generate.tree) : out.write(generate.tree);
            assertThat(outcome.findings().isEmpty()).isEqualTo(conflict == Expectation.Conflict.NONE);
            Statistics.label("conflict").collect(conflict);
            if (conflict == Expectation.Conflict.NONE) {
                assertThat(out.owned()).containsExactlyElementsOf(expected.owned.keySet());
                SortedMap<String, String> stamps = out.stamps();
                assertThat(out.compare(generate.tree).result().upToDate()).isTrue();
                assertThat(out.write(generate.tree).result().upToDate()).isTrue();
                assertThat(out.stamps()).isEqualTo(stamps);
            }
        } else if (turn instanceof Die die) {
            String listBefore = out.list();
            boolean killed = false;
            try {
                new Playground(out.root, new FaultyDisk(FaultyDisk.Fault.KILL, die.step)).write(die.tree);
            } catch (FaultyDisk.Killed e) {
                killed = true;
            }
            boolean committed = Files.exists(out.root.resolve(".promfleet/commit"));
            OutputDirectory.at(out.root, new FaultyDisk())
                    .write(false, new Findings())
                    .close();
            SortedMap<String, String> now = out.files();
            now.keySet().removeIf(path -> path.endsWith("/"));
            // A death while tidying up comes after the commit: then there is no commit left, but a new list or tree.
            if (committed || !killed || !now.equals(expected.files) || !listBefore.equals(out.list())) {
                expected.generate(die.tree, false);
            }
            Statistics.label("death").collect(committed ? "committed" : killed ? "before or after" : "survived");
        } else if (turn instanceof Edit edit) {
            expected.edit(edit.path, edit.text, out);
        } else if (turn instanceof Remove remove) {
            if (expected.files.remove(remove.path) != null) {
                out.delete(remove.path);
            }
        }
    }

    /** What should be there: the rules of ownership said once more, over maps. */
    private static final class Expectation {
        private final SortedMap<String, String> files = new TreeMap<>();
        private SortedMap<String, String> owned = new TreeMap<>();

        /** Why a tree cannot be written. */
        enum Conflict {
            NONE,
            CONTENT,
            KIND
        }

        Conflict generate(Map<String, String> tree, boolean force) {
            Map<String, String> kept = new HashMap<>(files);
            boolean touchesWork = false;
            for (Map.Entry<String, String> entry : owned.entrySet()) {
                String current = files.get(entry.getKey());
                if (current != null && !tree.containsKey(entry.getKey())) {
                    if (force || current.equals(entry.getValue())) {
                        kept.remove(entry.getKey());
                    } else {
                        touchesWork = true;
                    }
                }
            }
            for (String path : tree.keySet()) {
                String current = files.get(path);
                if (current != null && !current.equals(tree.get(path)) && !current.equals(owned.get(path))) {
                    touchesWork = true;
                }
                for (String other : kept.keySet()) {
                    if (other.startsWith(path + "/") || path.startsWith(other + "/")) {
                        return Conflict.KIND;
                    }
                }
            }
            if (touchesWork && !force) {
                return Conflict.CONTENT;
            }
            files.clear();
            files.putAll(kept);
            files.putAll(tree);
            owned = new TreeMap<>(tree);
            return Conflict.NONE;
        }

        void edit(String path, String text, Playground out) {
            for (String other : files.keySet()) {
                if (other.startsWith(path + "/") || path.startsWith(other + "/")) {
                    return; // the file system would not let a person do this either
                }
            }
            if (Files.isDirectory(out.root.resolve(path))) {
                return;
            }
            files.put(path, text);
            out.put(path, text);
        }
    }
}
