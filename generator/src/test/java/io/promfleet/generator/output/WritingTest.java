package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.output.Difference.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WritingTest {
    @TempDir
    Path temp;

    private Playground out;

    @BeforeEach
    void open() {
        out = new Playground(temp.resolve("deep/out"));
    }

    private static Difference plain(String path, Kind kind) {
        return new Difference(path, kind, List.of(), 0);
    }

    @Test
    void writesATreeIntoADirectoryThatDoesNotExist() {
        Playground.Outcome outcome = out.write(Map.of("hub/a.yaml", "a\n", "hub/deep/b.yaml", "bb\n", "c.md", ""));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result())
                .isEqualTo(new OutputResult(
                        3,
                        0,
                        0,
                        0,
                        List.of(
                                plain("c.md", Kind.MISSING),
                                plain("hub/a.yaml", Kind.MISSING),
                                plain("hub/deep/b.yaml", Kind.MISSING)),
                        0));
        assertThat(out.everything())
                .isEqualTo(Map.of(
                        "hub/a.yaml", "a\n", "hub/deep/b.yaml", "bb\n", "c.md", "", ".promfleet/owned-files", """
                        # Files that promfleet generated and owns, format 1: CRC-32, length and path. Commit this file, do not edit it.
                        00000000 0 c.md
                        ddeaa107 2 hub/a.yaml
                        030c2667 3 hub/deep/b.yaml
                        """));
    }

    @Test
    void touchesNothingWhenNothingChanged() {
        Map<String, String> tree = Map.of("hub/a.yaml", "a\n", "c.md", "c\n");
        out.write(tree);
        SortedMap<String, String> before = out.stamps();

        Playground.Outcome again = out.write(tree);

        assertThat(again.findings()).isEmpty();
        assertThat(again.result()).isEqualTo(new OutputResult(0, 0, 0, 2, List.of(), 0));
        assertThat(again.result().upToDate()).isTrue();
        assertThat(out.stamps()).isEqualTo(before);
        assertThat(out.root.resolve(".promfleet")).isDirectoryContaining("glob:**/owned-files");
    }

    @Test
    void touchesOnlyWhatChanged() {
        out.write(Map.of("hub/a.yaml", "a\n", "hub/b.yaml", "b\n", "hub/old/c.yaml", "c\n"));
        SortedMap<String, String> before = out.stamps();

        Playground.Outcome outcome = out.write(Map.of("hub/a.yaml", "a\n", "hub/b.yaml", "B\n", "hub/new/d.yaml", "d"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result())
                .isEqualTo(new OutputResult(
                        1,
                        1,
                        1,
                        1,
                        List.of(
                                plain("hub/b.yaml", Kind.DIFFERENT),
                                plain("hub/new/d.yaml", Kind.MISSING),
                                plain("hub/old/c.yaml", Kind.ORPHANED)),
                        0));
        assertThat(out.files()).isEqualTo(Map.of("hub/a.yaml", "a\n", "hub/b.yaml", "B\n", "hub/new/d.yaml", "d"));
        assertThat(out.root.resolve("hub/old")).doesNotExist();
        String kept = out.root.resolve("hub/a.yaml").toString();
        assertThat(out.stamps()).containsEntry(kept, before.get(kept));
    }

    @Test
    void keepsWhatPeopleWroteBesideIt() {
        out.put("README.md", "mine");
        out.write(Map.of("hub/a.yaml", "a\n", "gone/b.yaml", "b\n"));
        out.put("hub/mine.yaml", "mine");
        out.put("gone/mine.yaml", "mine");

        out.write(Map.of("hub/a.yaml", "a2\n"));

        assertThat(out.files())
                .isEqualTo(Map.of(
                        "README.md", "mine", "hub/a.yaml", "a2\n", "hub/mine.yaml", "mine", "gone/mine.yaml", "mine"));
        assertThat(out.owned()).containsExactly("hub/a.yaml");
    }

    @Test
    void writesAMissingFileAgain() {
        Map<String, String> tree = Map.of("a.yaml", "a\n", "b.yaml", "b\n");
        out.write(tree);
        out.delete("a.yaml");

        assertThat(out.write(tree).result().created()).isEqualTo(1);
        assertThat(out.files()).isEqualTo(tree);
    }

    @Test
    void adoptsAFileThatHoldsWhatIsGenerated() {
        out.put("a.yaml", "a\n");
        SortedMap<String, String> before = out.stamps();

        Playground.Outcome outcome = out.write(Map.of("a.yaml", "a\n"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result())
                .isEqualTo(new OutputResult(0, 0, 0, 1, List.of(plain(".promfleet/owned-files", Kind.LIST)), 0));
        assertThat(out.owned()).containsExactly("a.yaml");
        String file = out.root.resolve("a.yaml").toString();
        assertThat(out.stamps()).containsEntry(file, before.get(file));
    }

    @Test
    void changesNothingWhenSomebodyElseReportedAnError() {
        out.write(Map.of("a.yaml", "a\n"));
        SortedMap<String, String> before = out.everything();
        Findings findings = new Findings();
        OutputRun run = OutputDirectory.at(out.root).write(false, findings);
        Playground.offer(run, "a.yaml", "b\n");
        findings.add(OutputRule.EDITED.error(io.promfleet.finding.UnknownLocation.UNKNOWN, "x", "y"));

        assertThat(out.finish(run, new TreeMap<>(), findings).result()).isEqualTo(OutputResult.NOTHING);
        assertThat(out.everything()).isEqualTo(before);
    }

    @Test
    void leavesNoTraceWhenClosedBeforeTheEnd() {
        try (OutputRun run = OutputDirectory.at(out.root).write(false, new Findings())) {
            Playground.offer(run, "hub/a.yaml", "a\n");
            assertThat(out.root.resolve(".promfleet/staging/tree/hub/a.yaml")).exists();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void letsAFileBecomeAFolderAndAFolderAFile() {
        out.write(Map.of("a", "file", "b/c/d", "in folder", "b/e", "too"));

        Playground.Outcome outcome = out.write(Map.of("a/x/y", "in folder", "b", "file"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(out.files()).isEqualTo(Map.of("a/x/y", "in folder", "b", "file"));
        assertThat(out.owned()).containsExactly("a/x/y", "b");
    }

    @Test
    void ownsAnEmptyTree() {
        out.write(Map.of("a/b", "x"));

        assertThat(out.write(Map.of()).result().deleted()).isEqualTo(1);
        assertThat(out.files()).isEmpty();
        assertThat(out.write(Map.of()).result().upToDate()).isTrue();
    }

    @Test
    void restoresTheLineEndsOfTheList() {
        out.write(Map.of("a", "1"));
        String list = out.list();
        out.put(".promfleet/owned-files", list.replace("\n", "\r\n"));

        assertThat(out.write(Map.of("a", "1")).result().differences())
                .containsExactly(plain(".promfleet/owned-files", Kind.LIST));
        assertThat(out.list()).isEqualTo(list);
    }

    @Test
    void createsPlainFiles() throws Exception {
        out.write(Map.of("a/b", "x"));
        Path reference = Files.writeString(temp.resolve("reference"), "x");

        assertThat(Files.getPosixFilePermissions(out.root.resolve("a/b")))
                .isEqualTo(Files.getPosixFilePermissions(reference));
    }
}
