package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Severity;
import io.promfleet.testing.MarkedSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way from a definition to a directory, over definitions that mark their own mistakes. */
class FixturesTest {
    private static final Set<String> NOTED = Set.of("PF214", "PF308");

    @TempDir
    private Path directory;

    static List<MarkedSource> fixtures() {
        return MarkedSource.in(Path.of("src/test/java/fixtures"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsEveryMarkedMistakeAtItsLineAndNoOther(MarkedSource fixture) throws Exception {
        assertThat(run(fixture).findings().stream().map(fixture::mark).sorted())
                .containsExactlyElementsOf(fixture.marks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void writesNothingWhereAMistakeIsAnError(MarkedSource fixture) throws Exception {
        Path output = directory.resolve("output");

        Run run = Promfleet.generate(definition(fixture), output, false);

        assertThat(output.toFile().exists()).isEqualTo(!run.hasErrors());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysWhatToDoAboutEveryMistake(MarkedSource fixture) throws Exception {
        assertThat(run(fixture).findings()).isNotEmpty().allSatisfy(finding -> {
            // What is only noted where it may be meant so, and a mistake elsewhere.
            assertThat(finding.severity() == Severity.INFO && !NOTED.contains(finding.id()))
                    .isFalse();
            assertThat(finding.hint()).matches(".*[.?]");
        });
    }

    private Run run(MarkedSource fixture) throws ReflectiveOperationException {
        return Promfleet.generate(definition(fixture), directory, false);
    }

    private static FleetDefinition definition(MarkedSource fixture) throws ReflectiveOperationException {
        return Class.forName("fixtures." + fixture.className())
                .asSubclass(FleetDefinition.class)
                .getConstructor()
                .newInstance();
    }
}
