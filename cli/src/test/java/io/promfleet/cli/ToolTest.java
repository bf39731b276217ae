package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... typed) {
        Screen screen = new Screen(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        int code = new Tool(screen).run(typed);
        screen.flush();
        return code;
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                                 | promfleet          | A command is missing: `generate`, `check`, `diff`, `verify`, `upgrade`, `validate`, `relabel` or `convert`.",
                "-c . generate                      | promfleet generate | The option `-c` comes after a command: `generate`, `check`, `diff`, `verify` or `upgrade`.",
                "--force                            | promfleet          | The option `--force` comes after a command: `generate`.",
                "generat                            | promfleet          | There is no command `generat`. Did you mean `generate`?",
                "publish -c . -o x                  | promfleet          | There is no command `publish`.",
                "help publish                       | promfleet          | There is no command `publish`.",
                "publish --help                     | promfleet          | There is no command `publish`.",
                "generate check -c . -o x           | promfleet generate | `generate` and `check` are two commands.",
                "generate com.example -c . -o x     | promfleet generate | `generate` takes options only, not `com.example`.",
                "generate @options                  | promfleet generate | `generate` takes options only, not `@options`.",
                "generate -- -c                     | promfleet generate | `generate` takes options only, not `-c`.",
                "generate --ouptut x                | promfleet generate | There is no option `--ouptut`. Did you mean `--output`?",
                "generate --flet=x -c . -o y        | promfleet generate | There is no option `--flet`. Did you mean `--fleet`?",
                "generate -z                        | promfleet generate | There is no option `-z`.",
                "diff                               | promfleet diff     | The options `--classpath` and `--output` are missing.",
                "diff -c .                          | promfleet diff     | The option `--output` is missing.",
                "diff -o                            | promfleet diff     | The option `--output` needs a value.",
                "diff -c . --output --fleet x       | promfleet diff     | The option `--output` needs a value.",
                "diff --output=                     | promfleet diff     | The value of `--output` is empty.",
                "diff -c . -o x --fleet=            | promfleet diff     | The value of `--fleet` is empty.",
                "diff -c . -o x -o y                | promfleet diff     | The option `--output` was given twice.",
                "diff --stacktrace --stacktrace     | promfleet diff     | The option `--stacktrace` was given twice.",
                "diff --stacktrace=false -c . -o x  | promfleet diff     | The option `--stacktrace` takes no value.",
                "diff -c . -o x --color blue        | promfleet diff     | `--color` takes `auto`, `always` or `never`, not `blue`.",
                "diff -c . -o x --format xml        | promfleet diff     | `--format` takes `text`, `json`, `sarif` or `github`, not `xml`.",
                "diff -c . -o x --report=           | promfleet diff     | The value of `--report` is empty.",
                "diff -c . -o x --force             | promfleet diff     | `diff` has no option `--force`, only `generate` has it.",
                "diff -c gone.jar -o x              | promfleet diff     | The class path names `gone.jar`, which does not exist.",
                "validate                           | promfleet validate | A file is missing.",
                "validate --as chart x              | promfleet validate | `--as` takes `prometheus`, `rules`, `values` or `auto`, not `chart`.",
                "validate --prometheus new x        | promfleet validate | `new` is no version of Prometheus; write it like `3.14.0`.",
                "verify -c .                        | promfleet verify   | The option `--hub` is missing.",
                "verify -c . --hub localhost:9090   | promfleet verify   | `localhost:9090` is no address of a server; write it like `http://localhost:9090`.",
                "verify -c . --hub http://a:b@c     | promfleet verify   | An address must hold no credentials, which others could read; give them in files or in the environment.",
                "verify -c . --hub http://h?x=y     | promfleet verify   | `http://h?x=y` has something behind the path; leave out what starts with `?` or `#`.",
                "verify -c . --hub http://h --wait x | promfleet verify  | `--wait` takes a time such as `5m`, not `x`.",
                "verify -c . --hub http://h --format sarif | promfleet verify | `--format` takes `text` or `json`, not `sarif`.",
                "verify -c . --hub http://h --source x | promfleet verify | The address of a source is written like `production=http://localhost:9091`.",
                "verify -c . --hub http://h --token-file gone | promfleet verify | The file `gone` with the token cannot be read.",
                "verify -c . --hub http://h --user x | promfleet verify | A user was given without a password.",
                "verify -c . --hub http://h --token x | promfleet verify | There is no option `--token`. Did you mean `--token-file`?",
                "diff -c gone/* -o x                | promfleet diff     | The class path names `gone/*`, but there is no such folder.",
            })
    void refusesWhatMakesNoSenseWithOneSentence(String typed, String command, String sentence) {
        assertThat(run(typed.isEmpty() ? new String[0] : typed.split(" ")))
                .describedAs(typed)
                .isEqualTo(2);
        assertThat(text(err)).isEqualTo(sentence + "\nTry: " + command + " --help\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void explainsACommand() {
        assertThat(run("check", "--help")).isZero();
        assertThat(text(out)).isEqualTo("""
                Usage: promfleet check --classpath PATH --output DIR [--fleet CLASS]... [OPTION]...

                Fails if the output directory differs from what the fleet says, and names the command that mends
                it. Writes nothing.

                Options:
                  -c, --classpath=PATH   Folders and jars with the definitions and the libraries that they use,
                                           separated as for java; DIR/* for all jars of a folder. May be repeated.
                  -o, --output=DIR       Directory of the generated files.
                  -f, --fleet=CLASS      Class of a definition, such as acme.AcmeFleet. May be repeated. Without
                                           it, all definitions in the folders of the class path. Of several fleets,
                                           each gets the folder of DIR that is named like its class, such as
                                           acme-fleet.
                      --stacktrace       Show the stack trace when a definition fails.
                      --format=FORMAT    How findings are shown: text, json, sarif or github (annotations in a
                                           workflow). Those that are not text go to standard output, and everything
                                           else to standard error.
                      --report=FILE      Write the findings in that format to a file, and show them as text.
                      --sources=DIR      A folder with the sources of the definitions, to show lines of. May be
                                           repeated. Without it, src/main/java beside the class path and the like.
                      --color=WHEN       auto (on a terminal, unless NO_COLOR is set), always or never.
                  -h, --help             Print this help.
                  -V, --version          Print the version.

                Exit codes:
                  0   all is well
                  1   errors were found; for check and diff: or something differs
                  2   the command line is wrong, or the definition ended the process
                  3   promfleet itself failed, or the machine did
                """);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void listsItsCommands() {
        assertThat(run("--help")).isZero();
        assertThat(text(out))
                .startsWith("Usage: promfleet COMMAND [OPTION]...\n")
                .contains(
                        "\nCommands:\n  generate  Makes the output directory hold exactly what the fleet says.\n  check     Fails",
                        "\n  diff      Shows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"help generate", "generate -h", "generate --bogus --help -o", "generate --color blue -h check"})
    void explainsACommandWhateverElseIsTyped(String typed) {
        assertThat(run(typed.split(" "))).isZero();
        assertThat(text(out)).startsWith("Usage: promfleet generate ").contains("--force");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "diff --version", "diff -V -o"})
    void saysItsVersion(String typed) {
        assertThat(run(typed.split(" "))).isZero();
        assertThat(text(out)).isEqualTo("promfleet (not packaged)\n");
    }
}
