package io.promfleet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ExternalProgramTest {
    @TempDir
    Path directory;

    @Test
    void takesTheFirstExecutableOnThePath() throws Exception {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));
        Files.createFile(first.resolve("tool")); // not executable
        Path tool = executable(second.resolve("tool"));

        String path = first + File.pathSeparator + second;

        assertThat(require("tool", Map.of(), Map.of("PATH", path))).isEqualTo(tool);
    }

    @Test
    void prefersTheGivenPath() throws Exception {
        Path given = executable(directory.resolve("tool-1.2"));

        assertThat(require("tool", Map.of("promfleet.program.tool", given.toString()), Map.of()))
                .isEqualTo(given);
    }

    @Test
    void takesThePathInTheEnvironmentBeforeThePath() throws Exception {
        Path given = executable(directory.resolve("given"));
        Path onPath = executable(directory.resolve("tool"));
        String path = directory.toString();

        assertThat(require("tool", Map.of(), Map.of("PROMFLEET_PROGRAM_TOOL", given.toString(), "PATH", path)))
                .isEqualTo(given);
        assertThat(require("tool-3", Map.of(), Map.of("PROMFLEET_PROGRAM_TOOL_3", given.toString())))
                .isEqualTo(given);
        assertThat(require(
                        "tool",
                        Map.of("promfleet.program.tool", onPath.toString()),
                        Map.of("PROMFLEET_PROGRAM_TOOL", given.toString())))
                .isEqualTo(onPath);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
    void takesTheProgramOfTheMajorVersionOnThePath() throws Exception {
        Path second = program(Files.createDirectory(directory.resolve("second")), "tool, version 2.42.0+ds (branch: )");
        Path third = program(Files.createDirectory(directory.resolve("third")), "tool, version 3.2.1 (branch: )");
        Path silent = program(Files.createDirectory(directory.resolve("silent")), "");
        Map<String, String> variables = Map.of(
                "PATH",
                silent.getParent() + File.pathSeparator + second.getParent() + File.pathSeparator + third.getParent());

        assertThat(require("tool-2", Map.of(), variables)).isEqualTo(second);
        assertThat(require("tool-3", Map.of(), variables)).isEqualTo(third);
        assertThatThrownBy(() -> require("tool-4", Map.of(), variables))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("promfleet.program.tool-4")
                .hasMessageContaining("PROMFLEET_PROGRAM_TOOL_4");
    }

    @Test
    void failsWhenTheGivenPathIsWrong() {
        Map<String, String> properties =
                Map.of("promfleet.program.tool", directory.resolve("missing").toString());

        assertThatThrownBy(() -> require("tool", properties, Map.of())).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> require("tool", Map.of(), Map.of("PROMFLEET_PROGRAM_TOOL", "missing")))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("PROMFLEET_PROGRAM_TOOL is no executable file: missing");
    }

    @Test
    void skipsATestWhoseProgramIsMissing() {
        assertThatThrownBy(() -> require("tool", Map.of(), Map.of("PATH", directory.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("SKIPPED: tool is not on the PATH; ");
    }

    @Test
    void failsWhereTheProgramIsRequired() {
        assertThatThrownBy(() -> require("tool", Map.of("promfleet.required-programs", "other, tool"), Map.of()))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> require("tool", Map.of(), Map.of("PROMFLEET_REQUIRED_PROGRAMS", "all")))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> require("tool", Map.of(), Map.of("PROMFLEET_REQUIRED_PROGRAMS", "other")))
                .isInstanceOf(TestAbortedException.class);
    }

    private static Path require(String name, Map<String, String> properties, Map<String, String> variables) {
        return ExternalProgram.require(name, properties::get, variables::get);
    }

    private static Path program(Path directory, String version) throws Exception {
        Path file = executable(directory.resolve("tool"));
        Files.writeString(file, "#!/bin/sh\necho '" + version + "'\n");
        return file;
    }

    private static Path executable(Path file) throws Exception {
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
