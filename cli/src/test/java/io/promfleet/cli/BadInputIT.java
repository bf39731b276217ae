package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.promfleet.cli.Shell.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody means to write, through the real program in a heap of 64 MiB: a finding with its place, never a stack trace. */
class BadInputIT {
    private static final List<String> SMALL_HEAP = List.of("-Xmx64m");
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Said validate(byte[] content, String... more) throws Exception {
        Files.write(folder.resolve("bad.yml"), content);
        List<String> arguments = new ArrayList<>(List.of("validate"));
        arguments.addAll(List.of(more));
        arguments.add("bad.yml");
        return shell.jar(SMALL_HEAP, arguments.toArray(String[]::new));
    }

    private Said relabel(byte[] rules) throws Exception {
        Files.write(folder.resolve("bad.yml"), rules);
        return shell.jar(
                Files.writeString(folder.resolve("input"), "{}\n"), SMALL_HEAP, "relabel", "--rules", "bad.yml");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(int count, IntFunction<String> line) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append(line.apply(i)).append('\n'));
        return text.toString();
    }

    private static byte[] binary() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static String bomb(String indent) {
        StringBuilder text = new StringBuilder(indent + "a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'n'; c++) {
            String nine = ",*" + (char) (c - 1);
            text.append(indent).append(c + ": &" + c + " [" + nine.repeat(9).substring(1) + "]\n");
        }
        return text.toString();
    }

    private static String jobWith(String line) {
        return "scrape_configs:\n- job_name: a\n  " + line + "\n";
    }

    private static String regex(String regex) {
        return jobWith("relabel_configs: [{source_labels: [a], regex: '" + regex + "', target_label: b}]");
    }

    private static Arguments bad(String what, byte[] content, String id, String place) {
        return Arguments.of(what, content, id, place);
    }

    private static Arguments bad(String what, String content, String id, String place) {
        return bad(what, utf8(content), id, place);
    }

    static Stream<Arguments> configurations() {
        byte[] notUtf8 = utf8("scrape_configs:\n- job_name: 'a?'\n");
        notUtf8[29] = (byte) 0xff;
        return Stream.of(
                bad("malformed YAML", "scrape_configs:\n  - job_name: a\n   static_configs: [\n", "PF052", "3:4"),
                bad("a number where a list belongs", "scrape_configs: 7\n", "PF301", "1:17"),
                bad("a huge number", jobWith("sample_limit: " + "9".repeat(100_000)), "PF301", "3:17"),
                bad("a huge duration", jobWith("scrape_interval: " + "9".repeat(100_000) + "s"), "PF301", "3:20"),
                bad("a huge size", jobWith("body_size_limit: " + "9".repeat(100) + "GB"), "PF301", "3:20"),
                bad("bytes that are no UTF-8", notUtf8, "PF051", "2:14"),
                bad("a binary file", binary(), "PF051", "1:"),
                bad("a zero byte", "scrape_configs:\0\n", "PF051", "1:16"),
                bad("an empty file", "", "PF057", "1:1"),
                bad(
                        "several objects, one of them wrong",
                        "apiVersion: v1\nkind: ConfigMap\n---\n- x\n",
                        "PF301",
                        "4:1"),
                bad("aliases of aliases", "global:\n  external_labels:\n" + bomb("    "), "PF301", "3:"),
                bad(
                        "aliases of aliases in an object",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n" + bomb("  "),
                        "PF053",
                        "4:"),
                bad("a list within itself", "scrape_configs: &a [*a]\n", "PF053", "1:21"),
                bad("an object within itself", "apiVersion: v1\nkind: Secret\ndata: &a {b: *a}\n", "PF053", "3:14"),
                bad("deep lists", "scrape_configs: " + "[".repeat(100_000), "PF053", "1:217"),
                bad("deep mappings", "prometheus: " + "{a: ".repeat(100_000), "PF053", "1:"),
                bad("deep lists in lines", "scrape_configs:\n" + "- ".repeat(100_000) + "\n", "PF053", "2:401"),
                bad("an expression of nested repeats", regex("((a{0,100}){0,100}){0,100}"), "PF201", "3:49"),
                bad("an expression of deep groups", regex("(".repeat(2000) + ")".repeat(2000)), "PF201", "3:49"),
                bad("an expression that looks ahead", regex("(?=a)"), "PF201", "3:49"),
                bad("a long comment and nothing else", "# nothing\n".repeat(TEN_MEGABYTES / 10), "PF057", "1:1"),
                bad("a million mistakes", "global: {}\n" + lines(700_000, i -> "a" + i + ": 1"), "PF053", "1:1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void validateSaysWhatIsWrongAndWhere(String what, byte[] content, String id, String place) throws Exception {
        Said said = validate(content);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.errLines().get(0)).startsWith("ERROR " + id);
        assertThat(said.err()).contains("at bad.yml:" + place).doesNotContain("\tat ");
        assertThat(said.err().length()).isLessThan(100_000);
    }

    static Stream<Arguments> rules() {
        byte[] notUtf8 = utf8("- regex: '?'\n");
        notUtf8[10] = (byte) 0xff;
        String rule = "- {source_labels: [a], target_label: b, regex: '";
        return Stream.of(
                bad("malformed YAML", "- {regex: [\n", "PF052", "2:1"),
                bad("a text where rules belong", "rules\n", "PF301", "1:1"),
                bad(
                        "a huge number",
                        "- {action: hashmod, source_labels: [a], target_label: b, modulus: 1e999}\n",
                        "PF301",
                        "1:67"),
                bad("bytes that are no UTF-8", notUtf8, "PF051", "1:11"),
                bad("a binary file", binary(), "PF051", "1:"),
                bad("an empty file", "", "PF301", "1:1"),
                bad(
                        "a bomb of aliases",
                        "relabel_configs:\n- source_labels:\n  - &a [x,x]\n  - [*a,*a]\n",
                        "PF301",
                        "3:"),
                bad("deep lists", "[".repeat(100_000), "PF053", "1:202"),
                bad("nested repeats", rule + "((a{0,100}){0,100}){0,100}'}\n", "PF201", "1:48"),
                bad("deep groups", rule + "(".repeat(2000) + ")".repeat(2000) + "'}\n", "PF201", "1:48"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void relabelSaysWhatIsWrongAndWhere(String what, byte[] content, String id, String place) throws Exception {
        Said said = relabel(content);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.errLines().get(0)).startsWith("ERROR " + id);
        assertThat(said.err()).contains("at bad.yml:" + place).doesNotContain("\tat ");
    }

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of(
                        "10,000 jobs with a target and a rule each",
                        "scrape_configs:\n"
                                + lines(
                                        10_000,
                                        i -> "- job_name: j" + i + "\n  static_configs: [{targets: ['host-" + i
                                                + ":9100']}]\n  relabel_configs: [{source_labels: [a], regex: '(x" + i
                                                + ".*)', target_label: b}]")),
                Arguments.of(
                        "20,000 jobs in one line",
                        "{scrape_configs: ["
                                + lines(20_000, i -> "{job_name: j" + i + "},").replace("\n", " ") + "]}\n"),
                Arguments.of("a text of 10 MB", jobWith("metrics_path: '/" + "a".repeat(TEN_MEGABYTES) + "'")),
                Arguments.of("an expression that backtracking would never finish", regex("(x+x+)+y|(a|a)*b")),
                Arguments.of(
                        "10,000 remote writes",
                        "remote_write:\n" + lines(10_000, i -> "- {url: 'http://hub/?" + i + "'}")),
                Arguments.of(
                        "50,000 external labels",
                        "global:\n  external_labels:\n" + lines(50_000, i -> "    a" + i + ": b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void validateTakesWhatIsLargeAndRight(String what, String content) throws Exception {
        Said said = validate(utf8(content));

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("1 file is valid\n");
        assertThat(said.code()).isZero();
    }

    @Test
    void secondDocumentsAreAWarning() throws Exception {
        Said said = validate(utf8("scrape_configs: []\n---\nglobal: {}\n"));

        assertThat(said.code()).isZero();
        assertThat(said.errLines().get(0)).isEqualTo("WARNING PF055");
        assertThat(said.err()).contains("at bad.yml:2:1");
    }

    @Test
    void showsTheFirstOfManyFindingsAndCountsAll() throws Exception {
        byte[] mistakes = utf8("scrape_configs:\n" + lines(4_000, i -> "- job_name: j\n  scrape_timeout: 2h"));

        Said some = validate(mistakes);
        Said all = validate(mistakes, "--all");

        assertThat(some.code()).isEqualTo(1);
        assertThat(some.errLines())
                .filteredOn(line -> line.startsWith("ERROR "))
                .hasSize(100);
        assertThat(some.errLines()).endsWith("These are the first 100; `--all` prints all.", "7999 errors");
        assertThat(some.err()).startsWith("ERROR PF507").contains("at bad.yml:3:19");
        assertThat(all.errLines()).filteredOn(line -> line.startsWith("ERROR ")).hasSize(7_999);
        assertThat(all.errLines()).last().isEqualTo("7999 errors");
    }

    @Test
    void endsWithADocumentThatIsWrongFromBeginningToEnd() throws Exception {
        Said said = validate(utf8("global:\n" + lines(20_000, i -> "  a" + i + ": 1")), "--all", "--as", "prometheus");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errLines())
                .containsSequence(
                        "  The document has more than `10000` mistakes, and is not read further than here.",
                        "    at bad.yml:10002:3");
        assertThat(said.errLines()).last().isEqualTo("10001 errors");
    }

    @Test
    void pathsThatLeadToNothing() throws Exception {
        Files.createDirectories(folder.resolve("empty/below"));
        Files.writeString(folder.resolve("empty/below/notes.txt"), "global: {}\n");
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(folder.resolve("other/notes.yaml"), "what: ever\n");

        for (String path : List.of("missing.yml", "empty", "other")) {
            Said said = shell.jar("validate", path);

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errLines().get(0)).isEqualTo("ERROR PF050");
            assertThat(said.errLines().get(2)).isEqualTo("    at " + path + ":1:1");
            assertThat(said.out()).isEmpty();
        }
        assertThat(shell.jar("relabel", "--rules", "empty").err())
                .startsWith("ERROR PF050\n  This is a directory where a file is needed.\n    at empty:1:1\n");
    }

    @Test
    void filesAndFoldersThatCannotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.yml"), "global: {}\n");
        Path closed = Files.createDirectories(folder.resolve("open/closed"));
        Files.writeString(folder.resolve("open/fine.yml"), "global: {}\n");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assertThat(closed.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "the superuser reads everything");

        Said ofFile = shell.jar("validate", "secret.yml");
        Said ofFolder = shell.jar("validate", "open");

        assertThat(ofFile.err()).startsWith("ERROR PF050\n  The file cannot be read.\n    at secret.yml:1:1\n");
        assertThat(ofFolder.err()).startsWith("ERROR PF050\n  The folder cannot be read.\n    at open/closed:1:1\n");
        assertThat(ofFolder.code()).isEqualTo(1);
    }
}
