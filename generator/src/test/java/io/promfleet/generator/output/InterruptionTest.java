package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promfleet.finding.Findings;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that die or fail at every single step of the file system: old tree or new one, never anything else. */
final class InterruptionTest {
    private static final SortedMap<String, String> NOTHING = new TreeMap<>();
    private static final SortedMap<String, String> OLD = new TreeMap<>(Map.of(
            "hub/a", "old a", "hub/b", "b", "hub/gone/c", "c", "hub/gone/d", "d", "file", "f", "folder/x/y", "y"));
    // Changes, new and deleted files, new and emptied folders, a file that becomes a folder and a folder that becomes
    // a file.
    private static final SortedMap<String, String> NEW = new TreeMap<>(Map.of(
            "hub/a",
            "new a",
            "hub/b",
            "b",
            "hub/e",
            "e",
            "clusters/one/f",
            "f",
            "clusters/two/g",
            "g",
            "file/h",
            "h",
            "folder",
            "now a file"));
    private static final SortedMap<String, String> OTHER = new TreeMap<>(Map.of("hub/b", "other", "z/z", "z"));

    @TempDir
    Path temp;

    private Playground out;

    @BeforeEach
    void open() {
        out = new Playground(temp.resolve("out"), new FaultyDisk());
    }

    private void reset(SortedMap<String, String> tree) throws IOException {
        if (Files.exists(out.root)) {
            try (var paths = Files.walk(out.root, new FileVisitOption[0])) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        if (!tree.isEmpty()) {
            out.write(tree);
        }
    }

    /** Interrupts writing a tree over another one at a step; false when the run has fewer steps. */
    private boolean interrupt(FaultyDisk.Fault fault, int step, SortedMap<String, String> tree) {
        FaultyDisk disk = new FaultyDisk(fault, step);
        try {
            new Playground(out.root, disk).write(tree);
        } catch (FaultyDisk.Killed e) {
            assertThat(disk.reached()).isTrue();
        }
        return disk.reached();
    }

    private boolean isCommitted() {
        return Files.exists(out.root.resolve(".promfleet/commit"));
    }

    /** Opens a run and gives up at once. */
    private void visit() {
        Findings findings = new Findings();
        OutputDirectory.at(out.root, new FaultyDisk()).write(false, findings).close();
        assertThat(out.describe(findings)).isEmpty();
    }

    private void holdsExactly(SortedMap<String, String> tree) {
        assertThat(out.files()).isEqualTo(tree);
        SortedMap<String, String> state = out.everything();
        state.keySet().removeAll(tree.keySet());
        if (tree.isEmpty()) {
            assertThat(state.keySet()).isSubsetOf("/", ".promfleet/");
        } else {
            assertThat(state.keySet()).containsExactly(".promfleet/owned-files");
            assertThat(out.owned()).containsExactlyElementsOf(tree.keySet());
        }
    }

    @Test
    void leavesTheOldTreeOrTheNewOneWhenKilledAtAnyStep() throws IOException {
        for (SortedMap<String, String> before : List.of(NOTHING, OLD)) {
            int committed = 0;
            int step = 0;
            for (reset(before); interrupt(FaultyDisk.Fault.KILL, step, NEW); reset(before), step++) {
                if (isCommitted()) {
                    committed++;
                    assertThat(out.compare(NEW).findings())
                            .containsExactly(
                                    "PF035  A run over `ROOT` was interrupted while it moved its files into place.");
                    visit();
                    holdsExactly(NEW);
                } else if (out.files().equals(NEW)) {
                    visit();
                    holdsExactly(NEW); // killed while tidying up
                } else {
                    visit();
                    holdsExactly(before);
                }
                assertThat(out.write(OTHER).findings()).isEmpty();
                holdsExactly(OTHER);
            }
            assertThat(committed).isGreaterThan(3).isLessThan(step);
        }
    }

    @Test
    void completesTheNewTreeWhenTheCompletionIsKilledToo() throws IOException {
        reset(OLD);
        int first = 0;
        for (; interrupt(FaultyDisk.Fault.KILL, first, NEW) && !isCommitted(); first++) {
            reset(OLD);
        }
        assertThat(isCommitted()).isTrue();
        for (int second = 0; ; second++) {
            reset(OLD);
            interrupt(FaultyDisk.Fault.KILL, first, NEW);
            boolean again = interrupt(FaultyDisk.Fault.KILL, second, NEW);
            visit();
            holdsExactly(NEW);
            if (!again) {
                return;
            }
        }
    }

    @Test
    void leavesTheOldTreeWhenAStepFailsBeforeTheCommit() throws IOException {
        for (FaultyDisk.Fault fault : List.of(FaultyDisk.Fault.FAIL, FaultyDisk.Fault.FAIL_FROM_HERE)) {
            for (SortedMap<String, String> before : List.of(NOTHING, OLD)) {
                int step = 0;
                int rolledBack = 0;
                for (reset(before); ; reset(before), step++) {
                    FaultyDisk disk = new FaultyDisk(fault, step);
                    Playground.Outcome outcome = new Playground(out.root, disk).write(NEW);
                    if (!disk.reached()) {
                        break;
                    }
                    if (outcome.findings().isEmpty()) {
                        visit(); // only tidying up failed
                        holdsExactly(NEW);
                    } else if (outcome.findings().get(0).startsWith("PF037")) {
                        visit();
                        holdsExactly(NEW);
                    } else {
                        assertThat(outcome.findings().get(0)).containsPattern("^PF0(22|34)");
                        assertThat(out.files()).isEqualTo(before);
                        visit();
                        holdsExactly(before);
                        rolledBack++;
                    }
                }
                assertThat(rolledBack).isGreaterThan(5).isLessThan(step);
            }
        }
    }

    /** Kills a write of the new tree over the old one right after its commit, or after some more steps. */
    private void commitAndDie(int stepsMore) throws IOException {
        reset(OLD);
        int step = 0;
        for (; interrupt(FaultyDisk.Fault.KILL, step, NEW) && !isCommitted(); step++) {
            reset(OLD);
        }
        reset(OLD);
        interrupt(FaultyDisk.Fault.KILL, step + stepsMore, NEW);
        assertThat(isCommitted()).isTrue();
    }

    @Test
    void doesNotCompleteOverWhatAPersonHasChangedSince() throws IOException {
        commitAndDie(0);
        out.put("hub/a", "by hand");
        out.put("hub/gone/c", "by hand");
        out.put("hub/e", "by hand");
        out.delete(".promfleet/lock");
        SortedMap<String, String> before = out.everything();

        assertThat(out.write(NEW).findings())
                .containsExactly(
                        "PF025 ROOT/hub/a:1:1 `hub/a` was generated and then edited by hand.",
                        "PF027 ROOT/hub/e:1:1 `hub/e` has to be generated, and a file that promfleet did not generate"
                                + " is in its place.",
                        "PF026 ROOT/hub/gone/c:1:1 `hub/gone/c` is no longer generated, and it was edited by hand.");
        assertThat(out.everything()).isEqualTo(before);

        assertThat(out.force(NEW).findings()).isEmpty();
        holdsExactly(NEW);
    }

    @Test
    void completesIntoAFolderThatAppearedSince() throws IOException {
        commitAndDie(0);
        out.put("clusters/one/mine", "by hand");

        visit();

        SortedMap<String, String> expected = new TreeMap<>(NEW);
        expected.put("clusters/one/mine", "by hand");
        assertThat(out.files()).isEqualTo(expected);
    }

    @Test
    void completesIntoAFolderThatDisappearedSince() throws IOException {
        commitAndDie(0);
        out.delete("hub/a");
        out.delete("hub/b");
        out.delete("hub/gone/c");
        out.delete("hub/gone/d");
        out.delete("hub/gone");
        out.delete("hub");

        assertThat(out.write(NEW).findings()).isEmpty();
        holdsExactly(NEW);
    }

    @Test
    void neverCompletesThroughALink() throws IOException {
        commitAndDie(0);
        Path outside = temp.resolve("outside");
        Files.move(out.root.resolve("hub"), outside);
        Files.createSymbolicLink(out.root.resolve("hub"), outside);
        SortedMap<String, String> before = new Playground(outside).everything();

        assertThat(out.force(NEW).findings())
                .containsExactly("PF028 ROOT/hub:1:1 `hub` is a symbolic link or a special file, and generated files"
                        + " never go through one.");
        assertThat(new Playground(outside).everything()).isEqualTo(before);
    }

    @Test
    void noticesStagedFilesThatLostTheirContent() throws IOException {
        commitAndDie(0);
        out.put(".promfleet/commit/tree/hub/a", "");
        out.delete(".promfleet/lock");
        SortedMap<String, String> before = out.everything();

        assertThat(out.write(NEW).findings())
                .containsExactly("PF036 ROOT/hub/a:1:1 A run was interrupted while it moved its files into place, and"
                        + " what it had stored for `hub/a` is damaged.");
        assertThat(out.everything()).isEqualTo(before);

        assertThat(out.force(NEW).findings()).isEmpty();
        holdsExactly(NEW);
    }

    @Test
    void noticesAPlanThatLostItsContent() throws IOException {
        for (int stepsMore = 0; stepsMore < 5; stepsMore++) {
            commitAndDie(stepsMore);
            String plan = out.read(".promfleet/commit/plan");
            out.put(".promfleet/commit/plan", plan.substring(0, plan.length() - 4));

            assertThat(out.write(NEW).findings())
                    .containsExactly("PF036 ROOT/.promfleet/commit:1:1 A run was interrupted while it moved its files"
                            + " into place, and what it had stored for `.promfleet/commit` is damaged.");
            assertThat(out.force(NEW).findings()).isEmpty();
            assertThat(out.files()).isEqualTo(NEW);
        }
    }

    @Test
    void leavesNoLockWhenARunIsKilled() {
        FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.KILL, 4);
        assertThatThrownBy(() -> new Playground(out.root, disk).write(NEW)).isInstanceOf(FaultyDisk.Killed.class);

        assertThat(out.root.resolve(".promfleet/lock")).exists();
        assertThat(out.write(NEW).findings()).isEmpty();
    }
}
