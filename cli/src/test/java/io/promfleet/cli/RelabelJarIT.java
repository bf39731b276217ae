package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.cli.Shell.Said;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relabel} as a process, as it stands in a pipe. */
class RelabelJarIT {
    private static final String RULES = """
            - {source_labels: [__name__], regex: 'go_.*', action: drop}
            - {source_labels: [pod], regex: '(.+)-[^-]+', target_label: app}
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shell = new Shell(folder);
        Files.writeString(folder.resolve("rules.yml"), RULES);
    }

    private Said relabel(byte[] input, String... more) throws Exception {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(new String[] {"relabel", "--rules", "rules.yml"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return shell.jar(Files.write(folder.resolve("input"), input), List.of(), arguments);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void writesALineForEachLine() throws Exception {
        Said said = relabel(utf8("""
                {"__name__":"go_threads"}
                {"__name__":"up","pod":"straße-0"}
                {}
                """));

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("""
                null
                {"__name__":"up","app":"straße","pod":"straße-0"}
                {}
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void tracesWhatTheRulesDo() throws Exception {
        Said said = relabel(utf8("{\"__name__\":\"up\",\"pod\":\"web-0\"}\n"), "--trace");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("""
                {__name__="up", pod="web-0"}
                  1. drop source_labels=[__name__] regex="go_.*"
                     "up" does not match: nothing changes
                  2. replace source_labels=[pod] regex="(.+)-[^-]+" target_label="app"
                     "web-0" matches $1="web": app="web"
                => {__name__="up", app="web", pod="web-0"}

                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void stopsAtTheFirstLineThatIsNoObject() throws Exception {
        Said said = relabel(utf8("{\"__name__\":\"up\"}\n{\"a\":1}\n{\"__name__\":\"up\"}\n"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("{\"__name__\":\"up\"}\n");
        assertThat(said.errLines().get(0)).startsWith("ERROR PF058");
        assertThat(said.err()).contains(":2").doesNotContain("\tat ");
    }

    @Test
    void refusesWhatIsNoUtf8() throws Exception {
        byte[] line = utf8("{\"a\":\"?\"}\n");
        line[6] = (byte) 0xff;

        Said said = relabel(line);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.errLines().get(0)).startsWith("ERROR PF058");
        assertThat(said.err()).doesNotContain("\tat ");
    }

    @Test
    void needsNoMoreMemoryForMoreLines() throws Exception {
        int lines = 100_000;
        Path input = folder.resolve("many");
        try (BufferedWriter writer = Files.newBufferedWriter(input)) {
            for (int i = 0; i < lines; i++) {
                writer.write("{\"__name__\":\"" + (i % 10 == 0 ? "go_threads" : "up") + "\",\"pod\":\"web-" + i
                        + "\",\"text\":\"" + "x".repeat(400) + "\"}\n");
            }
        }

        Said said = shell.jar(input, List.of("-Xmx32m"), "relabel", "--rules", "rules.yml");

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        int kept = 0;
        int seen = 0;
        try (BufferedReader reader = new BufferedReader(new StringReader(said.out()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                boolean drops = seen % 10 == 0;
                assertThat(line.equals("null")).isEqualTo(drops);
                assertThat(drops || line.contains("\"app\":\"web\",\"pod\":\"web-" + seen + "\""))
                        .isTrue();
                kept += drops ? 0 : 1;
                seen++;
            }
        }
        assertThat(seen).isEqualTo(lines);
        assertThat(kept).isEqualTo(lines / 10 * 9);
    }
}
