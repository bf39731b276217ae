package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.golden.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Generating twice is generating once. */
class SecondRunTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @Property(tries = 15)
    void aSecondRunHasNothingToDoAndTouchesNoFile(
            @ForAll @IntRange(max = 4) int sources,
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String environment)
            throws IOException {
        Path directory = Files.createTempDirectory("second-run");
        try {
            Run first = Promfleet.generate(new ManySources(sources, environment), directory, false);
            assertThat(first.findings()).isEmpty();
            Map<String, String> before = Trees.contents(directory);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(file, LONG_AGO);
                }
            }

            Run second = Promfleet.generate(new ManySources(sources, environment), directory, false);

            assertThat(second.findings()).isEmpty();
            assertThat(second.result()).hasValueSatisfying(result -> {
                assertThat(result.upToDate()).isTrue();
                assertThat(result.created() + result.changed() + result.deleted())
                        .isZero();
            });
            assertThat(Promfleet.check(new ManySources(sources, environment), directory)
                            .result())
                    .hasValueSatisfying(result -> assertThat(result.upToDate()).isTrue());
            assertThat(Trees.contents(directory)).isEqualTo(before);
            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file ->
                                assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO));
            }
        } finally {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
