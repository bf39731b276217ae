package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @TempDir
    private Path folder;

    private static Request read(String... typed) {
        return Arguments.read(typed);
    }

    @Test
    void readsWordsLettersAndEqualsSignsInAnyOrder() {
        Request request = read(
                "-c", ".", "--fleet=acme.A", "generate", "--output", "-x", "-f", "acme.B", "--force", "--color=never");
        assertThat(request.action()).isEqualTo(Action.GENERATE);
        assertThat(request.fleets()).containsExactly("acme.A", "acme.B");
        assertThat(request.classPath()).containsExactly(Path.of("."));
        assertThat(request.output()).isEqualTo(Path.of("-x"));
        assertThat(request.force()).isTrue();
        assertThat(request.colours()).isEqualTo(ColourChoice.NEVER);
        assertThat(request.stackTrace()).isFalse();
    }

    @Test
    void expandsClassPathsAsJavaDoes() throws IOException {
        Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("notes.txt"));
        String path = "." + File.pathSeparator + folder + "/*" + File.pathSeparator;
        assertThat(read("check", "-c", path, "-o", "x", "-c", folder.toString()).classPath())
                .containsExactly(Path.of("."), folder.resolve("a.jar"), folder.resolve("b.jar"), folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c . -o x                       | A command is missing: generate, check or diff.",
                "generate check -c . -o x        | `generate` and `check` are two commands.",
                "generat                         | There is no command `generat`.",
                "diff -c .                       | The option `--output` is missing.",
                "diff -o x                       | The option `--classpath` is missing.",
                "diff -o                         | The option `--output` needs a value.",
                "diff --output=                  | The value of `--output` is empty.",
                "diff -o x -o y                  | The option `--output` was given twice.",
                "diff --stacktrace=yes           | The option `--stacktrace` takes no value.",
                "diff -c . -o x --color blue     | `--color` takes `auto`, `always` or `never`, not `blue`.",
                "diff -c . -o x --force          | `diff` writes nothing, so there is nothing to force.",
                "diff -c gone.jar -o x           | The class path names `gone.jar`, which does not exist.",
                "diff -c gone/* -o x             | The class path names `gone/*`, but there is no such folder.",
            })
    void refusesWhatMakesNoSense(String typed, String message) {
        assertThatThrownBy(() -> read(typed.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void quotesTheRepairingCommandForAShell() {
        Request request = read("diff", "-c", ".", "-o", "it's a b", "-f", "acme.Outer$Fleet");
        assertThat(request.repair().line()).endsWith(" generate -c . -o 'it'\\''s a b' -f 'acme.Outer$Fleet'");
    }
}
