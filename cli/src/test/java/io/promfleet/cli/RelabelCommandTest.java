package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelabelCommandTest {
    private static final String DROP_GO = "- {source_labels: [__name__], regex: 'go_.*', action: drop}\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String rules, InputStream input, String... more) throws IOException {
        Path file = folder.resolve("rules.yml");
        Files.writeString(file, rules);
        String[] typed = Arrays.copyOf(new String[] {"relabel", "--rules", file.toString()}, 3 + more.length);
        System.arraycopy(more, 0, typed, 3, more.length);
        return run(input, out, typed);
    }

    private int run(String rules, String input, String... more) throws IOException {
        return run(rules, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), more);
    }

    private int run(InputStream input, OutputStream results, String... typed) {
        Screen screen = new Screen(
                input,
                new PrintStream(results, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        int code = new Tool(screen).run(typed);
        screen.flush();
        return code;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace(folder.toString() + "/", "");
    }

    @Test
    void doesWhatTheGuideShows() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "relabelling.md"));
        List<String> shown = Pattern.compile("```(?:yaml|json|text)\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(shown).hasSize(4);
        assertThat(run(shown.get(0), shown.get(1))).isZero();
        assertThat(out()).isEqualTo(shown.get(2));
        out.reset();
        assertThat(run(shown.get(0), shown.get(1), "--trace")).isZero();
        assertThat(out()).isEqualTo(shown.get(3) + "\n");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 7307092534023073109",
        "9223372036854775809, 7307092534023073107",
        "18446744073709551615, 16530464570877848916",
        "1e19, 6530464570877848916",
    })
    void hashesByAModulusWithoutASign(String modulus, String share) throws IOException {
        String rule = "- {source_labels: [app], action: hashmod, modulus: " + modulus + ", target_label: share}\n";

        assertThat(run(rule, "{\"app\":\"cart\"}\n")).isZero();
        assertThat(out()).isEqualTo("{\"app\":\"cart\",\"share\":\"" + share + "\"}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void keepsTextAsItIsAndSortsAsPrometheus() throws IOException {
        assertThat(run(DROP_GO, "{ \"z\" : \"\\u00fc\\n\\\"\", \"a\":\"\", \"b\":\"1\" }\r\n{}"))
                .isZero();
        assertThat(out()).isEqualTo("{\"b\":\"1\",\"z\":\"ü\\n\\\"\"}\n{}\n");
    }

    @Test
    void takesTheListOfAWholeJob() throws IOException {
        String job = "job_name: app\nstatic_configs: []\nmetric_relabel_configs:\n" + DROP_GO;
        assertThat(run(job, "{\"__name__\":\"go_gc\"}\n{\"__name__\":\"up\"}\n"))
                .isZero();
        assertThat(out()).isEqualTo("null\n{\"__name__\":\"up\"}\n");
    }

    @Test
    void readsNothingWithoutInput() throws IOException {
        assertThat(run(DROP_GO, "")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).isEmpty();
    }

    @Test
    void appliesRulesAsTheReleaseDoes() throws IOException {
        String rules = "- {source_labels: [a], regex: 'x.y', action: drop}\n";
        String input = "{\"a\":\"x\\ny\"}\n";
        assertThat(run(rules, input, "--prometheus", "3.0.0")).isZero();
        assertThat(out()).isEqualTo("null\n");
        out.reset();
        assertThat(run(rules, input, "--prometheus", "2.42.0")).isZero();
        assertThat(out()).isEqualTo(input);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]                   | 1  | The line is no JSON object.",
                "null                  | 1  | The line is no JSON object.",
                "''                    | 1  | The line is no JSON object.",
                "{\"a\":1}             | 6  | The label `a` is no text.",
                "{\"a\":{\"b\":\"c\"}} | 6  | The label `a` is no text.",
                "{\"\":\"x\"}          | 5  | A label has no name.",
                "{\"a\":\"1\",\"a\":\"2\"} | 14 | The label `a` is there twice.",
                "{} {}                 | 4  | Something stands behind the object.",
                "{\"a\"                | 5  | The line is no JSON.",
            })
    void stopsAtALineThatIsNoObjectOfTexts(String line, int column, String sentence) throws IOException {
        assertThat(run(DROP_GO, "{\"b\":\"1\"}\n" + line + "\n{\"b\":\"2\"}\n")).isEqualTo(1);
        assertThat(out()).isEqualTo("{\"b\":\"1\"}\n");
        assertThat(err()).isEqualTo("""
                ERROR PF058
                  %s
                    at standard input:2:%d
                  Hint: Write one object of labels a line, such as `{"job":"node"}`.
                1 error
                """.formatted(sentence, column));
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        byte[] input = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}', '\n'};
        assertThat(run(DROP_GO, new ByteArrayInputStream(input))).isEqualTo(1);
        assertThat(err()).contains("  The line is no JSON.\n    at standard input:1:");
    }

    @Test
    void refusesALineWithoutEnd() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        assertThat(run(DROP_GO, endless)).isEqualTo(1);
        assertThat(err()).contains("  The line is longer than `16` MiB.\n    at standard input:1:1\n");
    }

    @Test
    void handsOnResultsBeforeItWaits() throws IOException {
        InputStream typing = new InputStream() {
            private int lines;

            @Override
            public int read() {
                throw new AssertionError("reads by the byte");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                assertThat(out()).isEqualTo("{}\n".repeat(lines));
                if (lines == 3) {
                    return -1;
                }
                lines++;
                byte[] line = {'{', '}', '\n'};
                System.arraycopy(line, 0, bytes, offset, 3);
                return 3;
            }
        };
        assertThat(run(DROP_GO, typing)).isZero();
        assertThat(out()).isEqualTo("{}\n{}\n{}\n");
    }

    @Test
    void endsWhenNobodyReadsOn() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("reads by the byte");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                byte[] line = {'{', '}', '\n'};
                System.arraycopy(line, 0, bytes, offset, 3);
                return 3;
            }
        };
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Path file = folder.resolve("rules.yml");
        Files.writeString(file, DROP_GO);
        assertThat(run(endless, closed, "relabel", "-r", file.toString())).isZero();
        assertThat(run(endless, closed, "relabel", "-r", file.toString(), "--trace"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {action: drip}                             | 1:12 | PF301",
                "- {regex: '(', action: labeldrop}            | 1:11 | PF201",
                "- {regex: a}                                 | 1:3  | PF203",
                "job_name: app                                | 1:1  | PF301",
                "{relabel_configs: [], metric_relabel_configs: []} | 1:23 | PF301",
                "relabel                                      | 1:1  | PF301",
                "'- ['                                        | 2:1  | PF052",
                "''                                           | 1:1  | PF301",
            })
    void refusesRulesAndReadsNoLabels(String rules, String place, String id) throws IOException {
        assertThat(run(rules + "\n", "{}\n")).isEqualTo(1);
        assertThat(out()).isEmpty();
        Matcher said = Pattern.compile("ERROR (PF\\d+)[^\\n]*\\n  [^\\n]*\\n    at rules.yml:(\\d+:\\d+)\\n")
                .matcher(err());
        assertThat(said.find()).describedAs(err()).isTrue();
        assertThat(said.group(1) + " " + said.group(2)).isEqualTo(id + " " + place);
        assertThat(err()).endsWith("\n1 error\n");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(run(InputStream.nullInputStream(), out, "relabel", "-r", "gone.yml"))
                .isEqualTo(1);
        assertThat(err()).startsWith("ERROR PF050\n  There is no such file.\n    at gone.yml:1:1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relabel                  | The option `--rules` is missing.",
                "relabel --rules          | The option `--rules` needs a value.",
                "relabel --rules=         | The value of `--rules` is empty.",
                "relabel -r -             | The rules cannot come from standard input, where the labels come from.",
                "relabel -r /dev/stdin    | The rules cannot come from standard input, where the labels come from.",
                "relabel -r a b           | `relabel` takes options only, not `b`.",
                "relabel -r a -r b        | The option `--rules` was given twice.",
                "relabel -r a --trace=yes | The option `--trace` takes no value.",
            })
    void refusesWrongUse(String typed, String sentence) {
        assertThat(run(InputStream.nullInputStream(), out, typed.split(" "))).isEqualTo(2);
        assertThat(err()).isEqualTo(sentence + "\nTry: promfleet relabel --help\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void saysThatItKnowsNoSuchRelease() throws IOException {
        Path file = folder.resolve("rules.yml");
        Files.writeString(file, DROP_GO);
        assertThat(run(InputStream.nullInputStream(), out, "relabel", "-r", file.toString(), "--prometheus", "2.99"))
                .isZero();
        assertThat(err()).contains("WARNING PF601").contains("Promfleet knows no Prometheus `2.99.0`");
    }

    @Test
    void refusesAVersionThatIsNone() {
        assertThat(run(InputStream.nullInputStream(), out, "relabel", "-r", "a", "--prometheus", "new"))
                .isEqualTo(2);
        assertThat(err()).contains("`new`").endsWith("\nTry: promfleet relabel --help\n");
    }
}
