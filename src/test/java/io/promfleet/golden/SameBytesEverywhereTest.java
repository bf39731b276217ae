package io.promfleet.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.promfleet.acceptance.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated depends on the definition alone, not on who generates it where. */
class SameBytesEverywhereTest {
    @TempDir
    Path directory;

    static Stream<Arguments> environments() {
        return Stream.of(
                // i and I are no pair in Turkish, and the day is another one than everywhere else.
                Arguments.of(
                        List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Kiritimati"),
                        Map.of("LC_ALL", "tr_TR.UTF-8")),
                // Arabic has digits and a sign of its own.
                Arguments.of(
                        List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Africa/Cairo"), Map.of()),
                Arguments.of(
                        List.of("-Dfile.encoding=US-ASCII", "-Dline.separator=\r\n", "-Duser.timezone=Asia/Kathmandu"),
                        Map.of("LC_ALL", "POSIX", "LANG", "POSIX")));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void anyLocaleTimeZoneAndCharset(List<String> options, Map<String, String> variables) throws Exception {
        assertSameBytes(ChildJvm.current().options(options).variables(variables));
    }

    @Test
    void anyInstalledJdk() throws Exception {
        List<Path> others = ChildJvm.otherJdks();
        assumeFalse(others.isEmpty(), "SKIPPED: no second JDK of version 17 or newer is installed");

        for (Path jdk : others) {
            assertSameBytes(ChildJvm.of(jdk));
        }
    }

    private void assertSameBytes(ChildJvm jvm) throws Exception {
        ChildJvm.Result result = jvm.run(GenerateAll.class, directory.toString());

        assertThat(result.output()).as("what %s said", jvm).isEmpty();
        assertThat(result.exitCode()).isZero();
        for (GoldenCase golden : GoldenCase.values()) {
            assertThat(Trees.contents(directory.resolve(golden.folder())))
                    .as("%s from %s", golden, jvm)
                    .isEqualTo(Trees.contents(golden.tree()));
        }
    }
}
