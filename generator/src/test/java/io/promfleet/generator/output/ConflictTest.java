package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.output.Difference.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a write refuses to do for the sake of what people wrote; each time nothing on disk may change. */
final class ConflictTest {
    @TempDir
    Path temp;

    private Playground out;

    @BeforeEach
    void open() {
        out = new Playground(temp.resolve("out"));
    }

    private void refuses(Map<String, String> tree, String... findings) {
        SortedMap<String, String> before = out.everything();
        SortedMap<String, String> stamps = out.stamps();
        Playground.Outcome outcome = out.write(tree);
        assertThat(outcome.findings()).containsExactly(findings);
        assertThat(outcome.result()).isEqualTo(OutputResult.NOTHING);
        assertThat(out.everything()).isEqualTo(before);
        assertThat(out.stamps()).isEqualTo(stamps);
    }

    @Test
    void reportsEveryConflictInOneRun() {
        out.write(Map.of("edited", "1", "edited-same-length", "1", "gone", "1", "gone-edited", "1", "fine", "1"));
        out.put("edited", "by hand");
        out.put("edited-same-length", "x");
        out.put("gone-edited", "by hand");
        out.put("foreign", "by hand");

        refuses(
                Map.of("edited", "2", "edited-same-length", "2", "foreign", "2", "fine", "2", "new", "2"),
                "PF025 ROOT/edited:1:1 `edited` was generated and then edited by hand.",
                "PF025 ROOT/edited-same-length:1:1 `edited-same-length` was generated and then edited by hand.",
                "PF027 ROOT/foreign:1:1 `foreign` has to be generated, and a file that promfleet did not generate is in"
                        + " its place.",
                "PF026 ROOT/gone-edited:1:1 `gone-edited` is no longer generated, and it was edited by hand.");
    }

    @Test
    void overwritesAndDeletesWhatIsInTheWayWhenForced() {
        out.write(Map.of("edited", "1", "gone-edited", "1"));
        out.put("edited", "by hand");
        out.put("gone-edited", "by hand");
        out.put("foreign", "by hand");
        out.put("mine", "by hand");

        Playground.Outcome outcome = out.force(Map.of("edited", "2", "foreign", "2"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result().differences())
                .containsExactly(
                        new Difference("edited", Kind.EDITED, List.of(), 0),
                        new Difference("foreign", Kind.FOREIGN, List.of(), 0),
                        new Difference("gone-edited", Kind.EDITED, List.of(), 0));
        assertThat(out.files()).isEqualTo(Map.of("edited", "2", "foreign", "2", "mine", "by hand"));
        assertThat(out.owned()).containsExactly("edited", "foreign");
    }

    @Test
    void saysWhatToDoAboutAnEditedFile() {
        out.write(Map.of("a", "1"));
        out.put("a", "by hand");
        Findings findings = new Findings();
        out.finish(OutputDirectory.at(out.root).write(false, findings), Map.of("a", "2"), findings);

        assertThat(findings.sorted()).hasSize(1);
        Finding finding = findings.sorted().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.hint())
                .isEqualTo("Move the change into the definition and remove the file, or overwrite the file with"
                        + " `-Dpromfleet.force=true` (Maven) or `--force` (command line).");
    }

    @Test
    void acceptsAnEditThatTheDefinitionHasCaughtUpWith() {
        out.write(Map.of("a", "1"));
        out.put("a", "2");

        Playground.Outcome outcome = out.write(Map.of("a", "2"));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.result().unchanged()).isEqualTo(1);
        out.write(Map.of("a", "3"));
        assertThat(out.files()).isEqualTo(Map.of("a", "3"));
    }

    @Test
    void tellsConvertedLineEndsFromAnEdit() {
        out.write(Map.of("a", "1\n2\n"));
        out.put("a", "1\r\n2\r\n");
        String list = out.read(".promfleet/owned-files");
        out.put(".promfleet/owned-files", list.replace("\n", "\r\n"));

        refuses(Map.of("a", "1\n2\n"), "PF025 ROOT/a:1:1 `a` was generated with LF line ends and now has CRLF.");
    }

    @Test
    void namesAThousandProblemsAndCountsTheRest() {
        Map<String, String> tree = new TreeMap<>();
        for (int i = 0; i < 1005; i++) {
            tree.put("f" + i, "new");
            out.put("f" + i, "by hand");
        }
        List<String> findings = out.write(tree).findings();

        assertThat(findings).hasSize(1001);
        assertThat(findings.get(1000)).isEqualTo("PF038  5 more files in `ROOT` have problems of the same kinds.");
    }

    @Test
    void refusesAListThatAMergeHasLeftConflictsIn() {
        out.write(Map.of("a", "1", "b", "1"));
        String list = out.read(".promfleet/owned-files");
        int second = list.indexOf('\n', list.indexOf('\n') + 1) + 1;
        out.put(
                ".promfleet/owned-files",
                list.substring(0, second) + "<<<<<<< ours\n" + list.substring(second) + ">>>>>>> theirs\n");

        refuses(
                Map.of("a", "2"),
                "PF024 ROOT/.promfleet/owned-files:3:1 Line 3 of the list of owned files is damaged: it is not of the"
                        + " form checksum, length, path.");

        assertThat(out.force(Map.of("a", "2")).findings()).isEmpty();
        assertThat(out.files()).isEqualTo(Map.of("a", "2"));
        assertThat(out.owned()).containsExactly("a");
    }

    @Test
    void refusesAListThatLeadsOutOfTheDirectory() throws Exception {
        out.write(Map.of("a", "1"));
        Path outside = Files.writeString(temp.resolve("outside"), "");
        out.put(".promfleet/owned-files", OwnedFiles.HEADER + "\n00000000 0 ../outside\n");

        refuses(
                Map.of("a", "1"),
                "PF024 ROOT/.promfleet/owned-files:2:1 Line 2 of the list of owned files is damaged: its path is not"
                        + " one that promfleet generates.");
        out.force(Map.of("a", "1"));
        assertThat(outside).exists();
    }

    @Test
    void refusesAListThatIsCutOffOrOfAnotherFormat() {
        out.write(Map.of("a", "1", "b", "1"));
        String list = out.read(".promfleet/owned-files");
        out.put(".promfleet/owned-files", list.substring(0, list.length() - 1));
        refuses(
                Map.of("a", "1"),
                "PF024 ROOT/.promfleet/owned-files:3:1 Line 3 of the list of owned files is damaged: the last line is"
                        + " cut off.");
        out.put(".promfleet/owned-files", list.replace("format 1", "format 2"));
        refuses(
                Map.of("a", "1"),
                "PF024 ROOT/.promfleet/owned-files:1:1 Line 1 of the list of owned files is damaged: the first line is"
                        + " not the one that promfleet writes.");
        out.put(".promfleet/owned-files", "");
        refuses(
                Map.of("a", "1"),
                "PF024 ROOT/.promfleet/owned-files:1:1 Line 1 of the list of owned files is damaged: the first line is"
                        + " not the one that promfleet writes.");
    }

    @Test
    void refusesAFolderOfOthersInThePlaceOfAFile() {
        out.write(Map.of("a/b", "1"));
        out.put("a/mine", "by hand");

        refuses(
                Map.of("a", "2"),
                "PF029 ROOT/a:1:1 `a` has to be a file, and a folder with files that were not generated is in its"
                        + " place.");
    }

    @Test
    void replacesEmptyFoldersByAFile() throws Exception {
        Files.createDirectories(out.root.resolve("a/b/c"));

        assertThat(out.write(Map.of("a", "2")).findings()).isEmpty();
        assertThat(out.files()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void refusesAFileOfOthersInThePlaceOfAFolder() {
        out.put("a", "by hand");

        refuses(
                Map.of("a/b/c", "2", "a/b/d", "2", "a/e", "2"),
                "PF029 ROOT/a:1:1 `a` has to be a folder, and a file that was not generated is in its place.");
    }

    @Test
    void leavesAloneWhatReplacedAnOwnedFolderThatIsNoLongerNeeded() {
        out.write(Map.of("a/b", "1", "c", "1"));
        out.delete("a/b");
        out.delete("a");
        out.put("a", "by hand");

        assertThat(out.write(Map.of("c", "1")).findings()).isEmpty();
        assertThat(out.files()).isEqualTo(Map.of("a", "by hand", "c", "1"));
        assertThat(out.owned()).containsExactly("c");
    }

    @Test
    void refusesPathsThatCannotLiveTogether() {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("a/README.md", "1");
        tree.put("a/readme.md", "1");
        tree.put("b/x", "1");
        tree.put("B/y", "1");
        tree.put("c", "1");
        tree.put("c/d/e", "1");
        tree.put("f/g/h", "1");
        tree.put("f", "1");
        out.put("mine", "by hand");

        refuses(
                tree,
                "PF031 ROOT/B:1:1 `B` and `b` are one file on systems that do not tell upper from lower case.",
                "PF031 ROOT/a/README.md:1:1 `a/README.md` and `a/readme.md` are one file on systems that do not tell"
                        + " upper from lower case.",
                "PF032 ROOT/c:1:1 `c` is the path of a generated file and of a folder with generated files.",
                "PF032 ROOT/f:1:1 `f` is the path of a generated file and of a folder with generated files.");
    }

    @Test
    void takesUpperCaseWhereItIsNoClash() {
        Map<String, String> tree = Map.of("a/README.md", "1", "b/README.md", "1", "Dashboards/CPU.json", "1");

        assertThat(out.write(tree).findings()).isEmpty();
        assertThat(out.files()).isEqualTo(tree);
    }

    @Test
    void refusesTwoDocumentsAtOnePath() {
        Findings findings = new Findings();
        OutputRun run = OutputDirectory.at(out.root).write(false, findings);
        Playground.offer(run, "a", "1");

        assertThat(out.finish(run, Map.of("a", "1"), findings).findings())
                .containsExactly("PF030 ROOT/a:1:1 Two generated files have the path `a`.");
        assertThat(out.root).doesNotExist();
    }
}
