package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.finding.Findings;
import io.promfleet.generator.output.Difference.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparingTest {
    @TempDir
    Path temp;

    private Playground out;

    @BeforeEach
    void open() {
        out = new Playground(temp.resolve("out"));
    }

    @Test
    void findsNoDifferenceAfterAWrite() {
        Map<String, String> tree = Map.of("hub/a", "1\n", "b", "2\n");
        out.write(tree);
        out.put("mine", "by hand");

        Playground.Outcome outcome = out.compare(tree);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result()).isEqualTo(new OutputResult(0, 0, 0, 2, List.of(), 0));
    }

    @Test
    void showsWhatAWriteWouldDoAndDoesNothing() {
        out.write(Map.of("changed", "1\n", "edited", "1\n", "gone", "1\n", "gone-edited", "1\n", "same", "1\n"));
        out.put("edited", "by hand");
        out.put("gone-edited", "by hand");
        out.put("foreign", "mine\n");
        SortedMap<String, String> before = out.everything();
        SortedMap<String, String> stamps = out.stamps();

        Playground.Outcome outcome =
                out.compare(Map.of("changed", "2\n", "edited", "2\n", "foreign", "2\n", "new", "2\n", "same", "1\n"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result())
                .isEqualTo(new OutputResult(
                        1,
                        3,
                        2,
                        1,
                        List.of(
                                new Difference(
                                        "changed",
                                        Kind.DIFFERENT,
                                        List.of("--- a/changed", "+++ b/changed", "@@ -1,1 +1,1 @@", "-1", "+2"),
                                        0),
                                new Difference(
                                        "edited",
                                        Kind.EDITED,
                                        List.of(
                                                "--- a/edited",
                                                "+++ b/edited",
                                                "@@ -1,1 +1,1 @@",
                                                "-by hand",
                                                "\\ No newline at end of file",
                                                "+2"),
                                        0),
                                new Difference(
                                        "foreign",
                                        Kind.FOREIGN,
                                        List.of("--- a/foreign", "+++ b/foreign", "@@ -1,1 +1,1 @@", "-mine", "+2"),
                                        0),
                                new Difference(
                                        "gone",
                                        Kind.ORPHANED,
                                        List.of("--- a/gone", "+++ /dev/null", "@@ -1,1 +0,0 @@", "-1"),
                                        0),
                                new Difference("gone-edited", Kind.EDITED, List.of(), 0),
                                new Difference(
                                        "new",
                                        Kind.MISSING,
                                        List.of("--- /dev/null", "+++ b/new", "@@ -0,0 +1,1 @@", "+2"),
                                        0)),
                        0));
        assertThat(out.everything()).isEqualTo(before);
        assertThat(out.stamps()).isEqualTo(stamps);
    }

    @Test
    void comparesWithADirectoryThatDoesNotExist() {
        assertThat(out.compare(Map.of("a/b", "1\n")).result().created()).isEqualTo(1);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void noticesAListThatDoesNotBelongToTheTree() {
        out.write(Map.of("a", "1\n"));
        out.delete(".promfleet/owned-files");

        assertThat(out.compare(Map.of("a", "1\n")).result())
                .isEqualTo(new OutputResult(
                        0, 0, 0, 1, List.of(new Difference(".promfleet/owned-files", Kind.LIST, List.of(), 0)), 0));
    }

    @Test
    void boundsFilesAndLines() {
        Map<String, String> tree = new TreeMap<>();
        for (int i = 10; i < 60; i++) {
            tree.put("f" + i, "1\n".repeat(27));
        }
        Playground.Outcome outcome = out.compare(tree);

        List<Difference> differences = outcome.result().differences();
        assertThat(differences).hasSize(20);
        assertThat(differences.get(0).diff()).hasSize(30);
        assertThat(differences.get(6).diff()).hasSize(20);
        assertThat(differences.get(6).omittedLines()).isEqualTo(10);
        assertThat(differences.get(7)).isEqualTo(new Difference("f17", Kind.MISSING, List.of(), 30));
        assertThat(outcome.result().omitted()).isEqualTo(30);
        assertThat(outcome.result().created()).isEqualTo(50);

        Findings findings = new Findings();
        OutputRun wide = OutputDirectory.at(out.root).compare(50, 10_000, findings);
        assertThat(out.finish(wide, tree, findings).result().differences())
                .allMatch(d -> d.diff().size() == 30);
    }

    @Test
    void showsTheFirstFilesByPathHoweverTheyAreOffered() {
        Findings findings = new Findings();
        Map<String, String> tree = new LinkedHashMap<>();
        for (String path : List.of("z", "m", "a", "y", "b")) {
            tree.put(path, path + "\n");
        }

        OutputResult result = out.finish(OutputDirectory.at(out.root).compare(3, 8, findings), tree, findings)
                .result();

        assertThat(result.differences())
                .extracting(Difference::path, d -> d.diff().size(), Difference::omittedLines)
                .containsExactly(tuple("a", 4, 0), tuple("b", 4, 0), tuple("m", 0, 4));
        assertThat(result.omitted()).isEqualTo(2);
    }

    @Test
    void reportsAnInterruptedRun() {
        out.write(Map.of("a", "1\n"));
        out.put(".promfleet/commit/plan", "");

        Playground.Outcome outcome = out.compare(Map.of("a", "1\n"));

        assertThat(outcome.findings())
                .containsExactly("PF035  A run over `ROOT` was interrupted while it moved its files into place.");
        assertThat(outcome.result()).isEqualTo(OutputResult.NOTHING);
    }
}
