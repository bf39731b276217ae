package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

class FleetOptionsTest {
    @TempDir
    private Path folder;

    private static ParseResult read(String... typed) {
        Syntax syntax = new Syntax(List.of(new GenerateCommand(), new DiffCommand()));
        ParseResult line = syntax.read(typed);
        assertThat(new Mistake(syntax).in(line)).isEmpty();
        return line.subcommand();
    }

    @Test
    void readsWordsLettersAndEqualsSignsInAnyOrder() {
        ParseResult typed = read(
                "generate", "-c", ".", "--fleet=acme.A", "--output", "-x", "-f", "acme.B", "--force", "--color=never");
        FleetOptions options = FleetOptions.of(typed);
        assertThat(options.fleets()).containsExactly("acme.A", "acme.B");
        assertThat(options.classPath().entries()).containsExactly(Path.of("."));
        assertThat(options.output()).isEqualTo(Path.of("-x"));
        assertThat(options.stackTrace()).isFalse();
    }

    @Test
    void findsAllFleetsAndHidesStackTracesUnlessTold() {
        FleetOptions options = FleetOptions.of(read("diff", "-c", ".", "-o", "x", "--stacktrace"));
        assertThat(options.fleets()).isEmpty();
        assertThat(options.stackTrace()).isTrue();
    }

    @Test
    void expandsClassPathsAsJavaDoes() throws IOException {
        Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("notes.txt"));
        String path = "." + File.pathSeparator + folder + "/*" + File.pathSeparator;
        ClassPath classPath = FleetOptions.of(read("diff", "-c", path, "-o", "x", "-c", folder.toString()))
                .classPath();
        assertThat(classPath.entries())
                .containsExactly(Path.of("."), folder.resolve("a.jar"), folder.resolve("b.jar"), folder);
        assertThat(classPath.folders()).containsExactly(Path.of("."), folder);
    }

    @Test
    void quotesTheRepairingCommandForAShell() {
        ParseResult typed = read("diff", "-c", ".", "-o", "it's a b", "-f", "acme.Outer$Fleet", "--color=never");
        assertThat(RepairCommand.of(typed).line())
                .endsWith(" generate -c . -o 'it'\\''s a b' -f 'acme.Outer$Fleet' --color=never");
    }
}
