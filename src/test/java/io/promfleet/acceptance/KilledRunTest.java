package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.golden.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is killed leaves the old tree or the new one, or what the next run needs to complete the new one. */
class KilledRunTest {
    private static final int SOURCES = 200;

    @TempDir
    static Path directory;

    private static SortedMap<String, String> old;
    private static SortedMap<String, String> wanted;

    private final Path output = directory.resolve("output");

    /** When the run is killed. */
    enum Moment {
        /** It has only just begun to collect files. */
        STAGING_BEGINS,
        /** It has collected some files. */
        STAGING,
        /** It has collected nearly all files. */
        STAGING_ENDS,
        /** It has decided for the new tree and begins to move files. */
        COMMIT_BEGINS,
        /** It moves files. */
        COMMIT,
        /** It has said nothing at all yet. */
        START;

        boolean isNow(Path output) throws IOException {
            Path state = output.resolve(".promfleet");
            return switch (this) {
                case START -> Files.exists(state.resolve("lock"));
                case STAGING_BEGINS -> files(state.resolve("staging")) > 0;
                case STAGING -> files(state.resolve("staging")) > 600;
                case STAGING_ENDS -> files(state.resolve("staging")) > 1600;
                case COMMIT_BEGINS -> Files.exists(state.resolve("commit"));
                case COMMIT -> {
                    Path commit = state.resolve("commit");
                    yield Files.exists(commit) && files(commit) < 1000;
                }
            };
        }

        private static long files(Path folder) {
            if (!Files.isDirectory(folder)) {
                return 0;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                return files.count();
            } catch (IOException | UncheckedIOException e) {
                return 0; // it was moved away meanwhile
            }
        }
    }

    @BeforeAll
    static void makeBothTrees() {
        old = tree("old", directory.resolve("old"));
        wanted = tree("new", directory.resolve("new"));
    }

    private static SortedMap<String, String> tree(String environment, Path folder) {
        assertThat(Promfleet.generate(new ManySources(SOURCES, environment), folder, false)
                        .findings())
                .isEmpty();
        return Trees.contents(folder);
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunGivesExactlyTheNewTree(Moment moment) throws Exception {
        tree("old", output);
        Path said = directory.resolve("said");
        Process run =
                ChildJvm.current().start(ManySources.class, said, String.valueOf(SOURCES), "new", output.toString());
        try {
            while (run.isAlive() && !moment.isNow(output)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
        assertThat(said).isEmptyFile();

        if (!Files.exists(output.resolve(".promfleet/commit"))) {
            assertThat(withoutState(Trees.contents(output))).isIn(withoutState(old), withoutState(wanted));
        }
        Run next = Promfleet.generate(new ManySources(SOURCES, "new"), output, false);
        assertThat(next.findings()).isEmpty();
        assertThat(Trees.contents(output)).isEqualTo(wanted);
    }

    /** What Flux and people read; what a run keeps for itself is not part of it. */
    private static Map<String, String> withoutState(SortedMap<String, String> contents) {
        Map<String, String> tree = new TreeMap<>(contents);
        tree.keySet().removeIf(path -> path.startsWith(".promfleet"));
        return tree;
    }
}
