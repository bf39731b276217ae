package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.golden.GoldenTrees;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What stands on the pages of a runbook works: commands in a shell with a terminal, queries in a Prometheus, drawings in Mermaid. */
class RunbookTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```([a-z]+)\\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern QUERY =
            Pattern.compile("(?:rate|topk|count by|sum by|max by|timestamp|time\\(\\)|up\\{|prometheus_\\w+\\{).*");
    private static final Pattern SECRET = Pattern.compile("\\| `((?:ask |v1=\\$)[^`]*)` \\|");
    private static final List<String> TREES = List.of("reference", "approaches", "every-call", "minimal", "hostile");

    @TempDir
    Path directory;

    /** Every page of every golden tree. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String tree : TREES) {
            try (Stream<Path> files = Files.walk(GoldenTrees.of(tree))) {
                files.filter(file -> file.toString().contains("remote-write-configs")
                                && file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    private static List<String> fences(String page, String language) {
        List<String> fences = new ArrayList<>();
        Matcher matcher = FENCE.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                fences.add(matcher.group(2));
            }
        }
        return fences;
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void everyQueryIsAnswered(String program) throws Exception {
        Set<String> queries = new LinkedHashSet<>();
        for (Path file : pages()) {
            String page = Files.readString(file);
            for (String fence : fences(page, "promql")) {
                fence.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(queries::add);
            }
            Matcher code = CODE.matcher(FENCE.matcher(page).replaceAll(""));
            while (code.find()) {
                if (QUERY.matcher(code.group(1)).matches()) {
                    queries.add(code.group(1).replace("\\|", "|"));
                }
            }
        }
        assertThat(queries).hasSizeGreaterThan(30);
        try (PrometheusServer server =
                PrometheusServer.start(program, "hub", directory, port -> "global: {}\n", "--storage.tsdb.path=DATA")) {
            for (String query : queries) {
                server.query(query); // fails for what is no query
            }
        }
    }

    @Test
    void everyDrawingIsOne() throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ExternalProgram.require("mermaid").toString()));
        for (Path page : pages()) {
            for (String drawing : fences(Files.readString(page), "mermaid")) {
                Path file = directory.resolve(command.size() + ".mmd");
                command.add(Files.writeString(file, drawing).toString());
            }
        }
        assertThat(command).hasSizeGreaterThan(TREES.size());
        ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();

        Path broken = Files.writeString(directory.resolve("broken.mmd"), "flowchart LR\n  a([\"b\"\n");
        run = ExternalProgram.run(directory, command.get(0), broken.toString());
        assertThat(run.exitCode()).isOne();
        assertThat(run.output()).startsWith(broken + ": Parse error on line ");
    }

    /** A Secret with one key, and one with two: kubectl makes them of what was typed, which is nowhere to be seen. */
    @Test
    void asksForTheValuesOfSecrets() throws Exception {
        ExternalProgram.require("script");
        ExternalProgram.require("kubectl");
        Set<String> one = new LinkedHashSet<>();
        Set<String> two = new LinkedHashSet<>();
        String ask = "";
        for (Path page : pages()) {
            String text = Files.readString(page);
            Matcher commands = SECRET.matcher(text);
            while (commands.find()) {
                String command = commands.group(1).replace("\\|", "|");
                (command.startsWith("ask ") ? one : two).add(command);
            }
            for (String fence : fences(text, "sh")) {
                ask = fence.startsWith("ask() ") ? fence.strip() : ask;
            }
        }
        assertThat(one).isNotEmpty();
        assertThat(two).isNotEmpty();

        String single = one.iterator().next();
        Matcher keys = Pattern.compile("--from-file=([^=]+)=").matcher(single);
        assertThat(keys.find()).isTrue();
        assertThat(typed(ask, single + " --dry-run=client -o yaml", List.of("it's $a \"secret\"\\n of two\nlines")))
                .isEqualTo(Map.of(keys.group(1), "it's $a \"secret\"\\n of two\nlines"));

        String twice = two.iterator().next();
        List<String> names = new ArrayList<>();
        keys = Pattern.compile("--from-file=([^=]+)=<").matcher(twice);
        while (keys.find()) {
            names.add(keys.group(1));
        }
        List<String> values =
                names.stream().map(name -> "the $(value) of " + name).toList();
        Map<String, String> expected = new TreeMap<>();
        names.forEach(name -> expected.put(name, "the $(value) of " + name));
        assertThat(typed(ask, twice.replace("; unset", " --dry-run=client -o yaml; unset"), values))
                .isEqualTo(expected);
    }

    /** Types values into a shell that has a terminal, each when it is asked for; the Secret that came of them. */
    private Map<String, String> typed(String ask, String command, List<String> values) throws Exception {
        Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), kubeconfig(command));
        Path made = directory.resolve("secret.yaml");
        Path script = Files.writeString(
                directory.resolve("commands.bash"), ask + "\n" + redirected(command, made) + "\nstty -a >modes\n");
        Path screen = directory.resolve("screen-" + values.size());
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", "bash " + script, screen.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        Process shell = builder.start();
        try (OutputStream keyboard = shell.getOutputStream()) {
            for (int i = 0; i < values.size(); i++) {
                awaitPrompts(screen, i + 1);
                keyboard.write((values.get(i) + "\n\u0004").getBytes(StandardCharsets.UTF_8));
                keyboard.flush();
            }
            assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            shell.destroyForcibly();
        }
        String shown = Files.readString(screen);
        assertThat(shown).contains(", then Enter and Ctrl-D: ");
        for (String value : values) {
            assertThat(shown).doesNotContain(value.lines().findFirst().orElseThrow());
        }
        // What is typed afterwards is shown again.
        assertThat(Files.readString(directory.resolve("modes"))).containsPattern("[ ;]echo[ ;]");
        Map<String, String> secret = new TreeMap<>();
        At.map(new Yaml().load(Files.readString(made)), "data")
                .forEach((key, value) -> secret.put(
                        (String) key, new String(Base64.getDecoder().decode((String) value), StandardCharsets.UTF_8)));
        return secret;
    }

    private static String redirected(String command, Path file) {
        return command.replace(" -o yaml", " -o yaml >" + file);
    }

    private static String kubeconfig(String command) {
        Matcher context = Pattern.compile("--context (\\S+)").matcher(command);
        assertThat(context.find()).isTrue();
        return """
                apiVersion: v1
                kind: Config
                clusters: [{ name: none, cluster: { server: "http://127.0.0.1:9" } }]
                contexts: [{ name: "%s", context: { cluster: none, user: "" } }]
                """.formatted(context.group(1));
    }

    private static void awaitPrompts(Path screen, int count) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (Files.exists(screen) && Files.readString(screen).split("Ctrl-D: ", -1).length > count) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError(Files.readString(screen));
    }
}
