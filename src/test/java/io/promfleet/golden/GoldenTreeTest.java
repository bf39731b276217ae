package io.promfleet.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every case produces exactly the tree in its folder: a file that is missing, that should not be there or that has another
 * byte fails. With {@code -Dgolden.update} the folders are rewritten and the tests fail all the same, so that nobody takes
 * an update for a success: it is read as a diff, committed, and tested.
 */
class GoldenTreeTest {
    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    @TempDir
    Path generated;

    @ParameterizedTest
    @EnumSource
    void producesExactlyTheExpectedTree(GoldenCase golden) throws IOException {
        Run run = Promfleet.generate(golden.definition(), generated, false);

        assertThat(run.findings())
                .extracting(finding -> finding.id() + " " + finding.message())
                .isEqualTo(golden.findings());
        SortedSet<String> paths = new TreeSet<>(Trees.contents(generated).keySet());
        SortedSet<String> expected = new TreeSet<>(Trees.contents(golden.tree()).keySet());
        List<String> problems = new ArrayList<>();
        for (String path : expected) {
            if (!paths.contains(path)) {
                problems.add("no longer generated: " + path);
            }
        }
        for (String path : paths) {
            if (!expected.contains(path)) {
                problems.add("not expected: " + path);
            } else if (!path.endsWith("/")) {
                approve(golden, path, problems);
            }
        }
        if (UPDATE) {
            rewrite(golden);
            fail("golden/%s was rewritten; read the difference and run again without golden.update%n%s"
                    .formatted(golden.folder(), String.join("\n", problems)));
        }
        assertThat(problems).as("golden/%s", golden.folder()).isEmpty();
    }

    /** A folder whose case is gone would otherwise stay as it is for ever. */
    @Test
    void everyFolderHasItsCase() throws IOException {
        List<String> cases =
                Arrays.stream(GoldenCase.values()).map(GoldenCase::folder).toList();

        try (Stream<Path> folders = Files.list(GoldenCase.root())) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(folder -> !folder.equals("target")))
                    .containsExactlyInAnyOrderElementsOf(cases);
        }
    }

    private void approve(GoldenCase golden, String path, List<String> problems) {
        try {
            Approvals.verify(
                    new FileApproval(generated.resolve(path), golden.tree().resolve(path)));
        } catch (AssertionError e) {
            problems.add("different: " + path + "\n" + e.getMessage());
        }
    }

    private static void rewrite(GoldenCase golden) throws IOException {
        if (Files.exists(golden.tree())) {
            try (Stream<Path> old = Files.walk(golden.tree())) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Run run = Promfleet.generate(golden.definition(), golden.tree(), false);
        assertThat(run.hasErrors()).isFalse();
    }
}
