package io.promfleet.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.generator.report.Style;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
    private static final String IMPORTS = """
            import static io.promfleet.dsl.SecretKeys.secret;
            import static io.promfleet.dsl.SourceLabels.labels;
            import static io.promfleet.model.ByteSize.gibibytes;
            import static java.time.Duration.ofDays;
            import static java.time.Duration.ofHours;
            import io.promfleet.dsl.*;
            import io.promfleet.model.*;
            import java.time.Duration;
            import java.time.LocalDate;
            import java.util.List;
            """;
    private static final Path EXAMPLE =
            Markdown.ROOT.resolve("examples/hub-and-spoke/src/main/java/com/example/platform/HubAndSpoke.java");
    private static final Pattern CLASS_NAME = Pattern.compile("public final class (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern FINDING = Pattern.compile("PF\\d{3}");

    private static final Path TESTING = Markdown.ROOT.resolve("docs/testing.md");
    private static final Path CHECKS = Markdown.ROOT.resolve("docs/checks");
    private static final Path EXAMPLE_TEST =
            Markdown.ROOT.resolve("examples/hub-and-spoke/src/test/java/com/example/platform/HubAndSpokeTest.java");

    @TempDir
    Path classes;

    static List<Markdown.Snippet> javaSnippets() throws IOException {
        List<Markdown.Snippet> snippets = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            // Those on testing are no fleets, but parts of the example's test; those of checks have mistakes.
            if (!page.file().equals(TESTING) && !page.file().startsWith(CHECKS)) {
                snippets.addAll(page.snippets("java"));
            }
        }
        return snippets;
    }

    static List<Markdown.Snippet> testSnippets() throws IOException {
        return Markdown.read(TESTING).snippets("java");
    }

    @ParameterizedTest
    @MethodSource("testSnippets")
    void everySnippetOnTestingIsInTheTestOfTheExample(Markdown.Snippet snippet) throws IOException {
        assertThat(Files.readString(EXAMPLE_TEST).replaceAll("(?m)^ +", ""))
                .contains(snippet.text().replaceAll("(?m)^ +", ""));
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void everyJavaSnippetSaysAFleetWithoutFindings(Markdown.Snippet snippet) throws Exception {
        String className = compile(snippet);

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            FleetDefinition definition = (FleetDefinition)
                    loader.loadClass(className).getDeclaredConstructor().newInstance();
            Definition said = Definition.of(definition);
            assertThat(said.findings()).isEmpty();
            assertThat(said.fleet()).isPresent();
        }
    }

    /** What README shows of a mistake is what the example prints with this mistake in it. */
    @Test
    void theSampleFindingIsWhatIsPrinted() throws Exception {
        String example = Files.readString(EXAMPLE);
        String line = "remoteWrite.writeRelabel(rules -> rules.drop(\"__name__\", \"go_gc_.*\"));";
        assertThat(example).contains(line);
        String mistaken = example.replace(
                line,
                "remoteWrite.writeRelabel(rules -> rules.replace(\"shop\", replace ->"
                        + " replace.sourceLabels(\"app\").regex(\"payments-(.*)\").replacement(\"$2\")));");
        String className = compile(new Markdown.Snippet(EXAMPLE, 1, "java", mistaken));
        Path source = classes.resolve(className.replace('.', '/') + ".java");
        Files.writeString(source, mistaken);

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            FleetDefinition definition = (FleetDefinition)
                    loader.loadClass(className).getDeclaredConstructor().newInstance();
            Finding finding = Definition.of(definition).findings().get(0);
            SourceFiles sources = new SourceFiles(List.of(classes), classes);
            List<String> printed = new FindingReport(Style.PLAIN).lines(finding, sources.of(finding));
            assertThat(Files.readString(Markdown.ROOT.resolve("README.md")))
                    .contains("```text\n" + String.join("\n", printed) + "\n```\n");
        }
    }

    @Test
    void thereAreSnippetsToCompile() throws IOException {
        assertThat(javaSnippets()).hasSizeGreaterThan(8);
    }

    @Test
    void everyFindingOfTheSourcesIsInTheTableAndTheOtherWayRound() throws IOException {
        TreeSet<String> inSources = new TreeSet<>();
        for (String module : List.of("dsl", "generator", "cli", "maven-plugin")) {
            try (Stream<Path> files = Files.walk(Markdown.ROOT.resolve(module).resolve("src/main"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher ids = Pattern.compile("\"(PF\\d{3})\"").matcher(Files.readString(file));
                    while (ids.find()) {
                        inSources.add(ids.group(1));
                    }
                }
            }
        }
        TreeSet<String> inTable = new TreeSet<>();
        for (String line : Files.readAllLines(Markdown.ROOT.resolve("docs/findings.md"))) {
            Matcher row = Pattern.compile("^\\| (PF\\d{3}) \\|").matcher(line);
            if (row.find()) {
                assertThat(inTable.add(row.group(1))).as(row.group(1) + " once").isTrue();
            }
        }

        assertThat(inTable).isEqualTo(inSources);
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Markdown page : Markdown.pages()) {
            Matcher links = LINK.matcher(String.join("\n", page.lines()));
            while (links.find()) {
                String target = links.group(1);
                Path folder = java.util.Objects.requireNonNull(page.file().getParent());
                if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
                    broken.add(Markdown.ROOT.relativize(page.file()) + " -> " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyFindingThatAGuideNamesExists() throws IOException {
        String table = Files.readString(Markdown.ROOT.resolve("docs/findings.md"));
        for (Markdown page : Markdown.pages()) {
            if (page.file().startsWith(CHECKS)) {
                continue; // CheckPagesTest compares these; their table has what is not reported yet, too
            }
            Matcher ids = FINDING.matcher(String.join("\n", page.lines()));
            while (ids.find()) {
                assertThat(table)
                        .as(Markdown.ROOT.relativize(page.file()).toString())
                        .contains("| " + ids.group() + " |");
            }
        }
    }

    /** A whole class is compiled as it is; a fragment inside a definition that has what it refers to. */
    private String compile(Markdown.Snippet snippet) throws IOException {
        Matcher declared = CLASS_NAME.matcher(snippet.text());
        boolean whole = declared.find();
        String name = whole ? declared.group(1) : "Snippet";
        String source = whole ? snippet.text() : wrap(snippet.text());
        if (!source.contains("import ")) {
            source = IMPORTS + source;
        }
        Snippets.compile(Map.of(name, source), classes);
        Matcher inPackage = PACKAGE.matcher(source);
        return inPackage.find() ? inPackage.group(1) + "." + name : name;
    }

    private static String wrap(String fragment) {
        boolean saysHub = fragment.contains("fleet.hub(");
        boolean ofFleet = fragment.contains("fleet.");
        boolean ofHub = fragment.contains("hub.") && !saysHub;
        boolean ofSource = fragment.contains("source.");
        boolean ofJob = fragment.startsWith("job.");
        String hub = saysHub
                ? ""
                : "fleet.hub(\"hub\", hub -> { hub.receiver(r -> r.url(\"https://prometheus.example.com\"));"
                        + (ofHub ? linesWith(fragment, "hub.") : "")
                        + "});\n";
        String before = ofFleet && !saysHub ? fragment : "";
        String after = saysHub ? fragment : "";
        String inSource = ofSource ? linesWith(fragment, "source.") : "";
        String inJob =
                ofJob ? "source.scrapeJob(\"job\", job -> { job.targets(\"localhost:9100\");" + fragment + "});" : "";
        return IMPORTS
                + "public final class Snippet implements FleetDefinition {\n"
                + "public void define(FleetBuilder fleet) {\n" + before + after + hub
                + (inSource.isEmpty() && inJob.isEmpty()
                        ? ""
                        : "fleet.source(\"s\", source -> {\n" + inSource + inJob + "});\n")
                + "}}\n";
    }

    /** The statements of a fragment that start with a word. */
    private static String linesWith(String fragment, String start) {
        StringBuilder statements = new StringBuilder();
        boolean inside = false;
        for (String line : fragment.split("\n", -1)) {
            if (!line.startsWith(" ") && !line.startsWith("}")) {
                inside = line.startsWith(start);
            }
            if (inside) {
                statements.append(line).append('\n');
            }
        }
        return statements.toString();
    }
}
