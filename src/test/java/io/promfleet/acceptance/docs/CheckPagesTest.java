package io.promfleet.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.report.KnownCheck;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.ValidationRun;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.testing.ExternalProgram;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One page a check, whose examples find what they mark and nothing else, and a table of all checks. */
class CheckPagesTest {
    private static final Path CHECKS = Markdown.ROOT.resolve("docs/checks");
    private static final boolean UPDATE = System.getProperty("checks.update") != null;
    private static final RunSettings TODAY = new RunSettings(LocalDate.of(2026, 11, 24));
    private static final Pattern MARK =
            Pattern.compile("(?://|#) expect( nowhere| source| above| next)?: (PF\\d{3}(?:, PF\\d{3})*)$");
    private static final Pattern ID = Pattern.compile("\"(PF\\d{3})\"");
    private static final Pattern NAMED_TEST = Pattern.compile("shown by `(\\w+)`");
    private static final Pattern TARGET = Pattern.compile("^# for Prometheus (\\S+)$", Pattern.MULTILINE);
    private static final String FILE = "# file: ";
    private static final String IMPORTS = "import static io.promfleet.dsl.SecretKeys.secret;"
            + " import static io.promfleet.dsl.SourceLabels.labels; import static java.time.Duration.*;"
            + " import io.promfleet.dsl.*; import io.promfleet.model.*; import java.time.*; import java.util.List; ";
    private static final String HUB =
            "fleet.hub(\"hub\", hub -> hub.receiver(it -> it.url(\"https://prometheus.example.com\"))); ";

    /** What no example can show, for the reason that its page gives: faults of disks, processes, jars and of promfleet itself. */
    private static final Set<String> WITHOUT_EXAMPLES = Set.of(
            "PF015", "PF017", "PF019", "PF022", "PF023", "PF026", "PF030", "PF031", "PF032", "PF033", "PF034", "PF035",
            "PF036", "PF037", "PF038", "PF039", "PF058", "PF065", "PF066", "PF067", "PF068", "PF708");
    // It takes a tree that another chart was generated with.
    private static final String ONLY_SILENT = "PF606";
    private static final Pattern SINCE =
            Pattern.compile("(?m)^(?:Error|Warning|Information)\\. Since \\d+\\.\\d+\\.\\d+\\.$");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^References?: (?:<https://|\\[)");

    @TempDir
    Path folder;

    @Test
    void theTableListsEveryCheck() throws IOException {
        Path file = CHECKS.resolve("README.md");
        String expected = table(reported());
        String kept = Files.exists(file) ? Files.readString(file) : "";
        if (UPDATE && !kept.equals(expected)) {
            Files.writeString(file, expected);
            fail("docs/checks/README.md was rewritten; read the difference and run again without checks.update");
        }
        assertThat(kept).as("rewritten with -Dchecks.update").isEqualTo(expected);
    }

    @Test
    void everyCheckThatIsReportedHasAPageAndNoOther() throws IOException {
        assertThat(paged()).isEqualTo(reported());
    }

    @Test
    void everyPageSaysWhatItIsAbout() throws IOException {
        Set<String> tests = testFiles();
        List<String> problems = new ArrayList<>();
        for (Markdown page : pages()) {
            KnownCheck check = KnownCheck.all().get(id(page));
            String text = String.join("\n", page.lines());
            if (check == null
                    || !text.startsWith("# " + check.id() + ": " + check.title() + "\n\n" + severity(check))) {
                problems.add(id(page) + ": heading or severity differs from checks.txt");
            }
            if (!text.contains("\n**Fix.** ")) {
                problems.add(id(page) + ": no fix");
            }
            if (!SINCE.matcher(text).find()) {
                problems.add(id(page) + ": does not say since when");
            }
            if (!REFERENCE.matcher(text).find()) {
                problems.add(id(page) + ": no reference");
            }
            boolean silent = text.contains("\nIt does not fire");
            if (silent == WITHOUT_EXAMPLES.contains(id(page))) {
                problems.add(
                        id(page) + ": either an example that does not fire or a place in the list of those without");
            }
            boolean shown = Pattern.compile("expect[a-z ]*: (PF\\d{3}, )*" + id(page))
                    .matcher(text)
                    .find();
            Matcher named = NAMED_TEST.matcher(text);
            boolean elsewhere = named.find();
            if (elsewhere && !tests.contains(named.group(1) + ".java")) {
                problems.add(id(page) + ": there is no test `" + named.group(1) + "`");
            }
            if (elsewhere && !text.contains("\nThere is no example to run here: ")) {
                problems.add(id(page) + ": names a test and does not say why it shows no example");
            }
            if (shown == (WITHOUT_EXAMPLES.contains(id(page)) || id(page).equals(ONLY_SILENT))) {
                problems.add(id(page) + ": either an example that fires or a place in the list of those without");
            }
            if (shown == elsewhere) {
                problems.add(id(page) + ": either an example that fires or the test that shows it");
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyExampleInJavaFindsWhatItMarks() throws Exception {
        List<Example> examples = new ArrayList<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (Markdown page : pages()) {
            int number = 0;
            for (Markdown.Snippet snippet : page.snippets("java")) {
                Example example = new Example(id(page) + "_" + ++number, snippet);
                examples.add(example);
                sources.put(example.name, wrapped(example));
            }
        }
        Snippets.compile(sources, folder);

        List<String> problems = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            for (Example example : examples) {
                FleetDefinition definition = (FleetDefinition)
                        loader.loadClass(example.name).getDeclaredConstructor().newInstance();
                // Most rules that drop anything take a panel of a dashboard away, which is a note and not what a page
                // is about.
                List<Finding> findings = Promfleet.check(definition, folder.resolve("tree"), TODAY).findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO
                                || !finding.id().equals("PF214"))
                        .toList();
                compare(example.name, marks(example.snippet.text(), 1), findings, problems);
            }
        }
        assertThat(examples).hasSizeGreaterThan(60);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyExampleInYamlFindsWhatItMarks() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Markdown page : pages()) {
            for (Markdown.Snippet snippet : page.snippets("yaml")) {
                Path file = written(id(page), snippet.text());
                Matcher target = TARGET.matcher(snippet.text());
                ValidationRun run = new ValidationRun(
                        target.find() ? PrometheusVersion.parse(target.group(1)) : PrometheusVersion.NEWEST,
                        FileKind.parse("auto"),
                        true);
                run.add(file, "page.yaml");
                compare(snippet.toString(), marks(snippet.text(), 0), run.findings(), problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    /**
     * Writes an example: one file, or where lines such as {@code # file: apps/a.yaml} begin others, a folder of files in which every line
     * has the number that it has in the example.
     */
    private Path written(String id, String text) throws IOException {
        if (!text.startsWith(FILE)) {
            Path file = folder.resolve("page.yaml");
            Files.writeString(file, text);
            return file;
        }
        Path root = Files.createTempDirectory(folder, id);
        Path file = root;
        StringBuilder before = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(FILE)) {
                file = root.resolve(line.substring(FILE.length()));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, before + "#\n");
            } else {
                Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
            }
            before.append("#\n");
        }
        return root;
    }

    @Test
    void everyExampleOfTheShellFindsWhatItMarks() throws Exception {
        String sh = ExternalProgram.require("sh").toString();
        List<String> problems = new ArrayList<>();
        for (Markdown page : pages()) {
            for (Markdown.Snippet snippet : page.snippets("sh")) {
                Path directory = Files.createTempDirectory(folder, id(page));
                List<String> expected = new ArrayList<>();
                List<String> found = new ArrayList<>();
                for (String line : snippet.text().lines().toList()) {
                    Matcher mark = MARK.matcher(line);
                    if (mark.find()) {
                        expected.add(mark.group(2));
                    }
                    if (line.startsWith("promfleet ")) {
                        for (Finding finding :
                                promfleet(Arrays.asList(line.split("#", 2)[0].split(" ", 0)), directory)) {
                            found.add(finding.id());
                        }
                    } else {
                        ProcessBuilder shell = new ProcessBuilder(sh, "-c", line).directory(directory.toFile());
                        shell.environment().put("CLASSPATH", System.getProperty("java.class.path"));
                        shell.environment()
                                .merge(
                                        "PATH",
                                        Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator,
                                        (path, java) -> java + path);
                        assertThat(shell.inheritIO().start().waitFor()).as(line).isZero();
                    }
                }
                if (!found.equals(expected)) {
                    problems.add(snippet + ": expected " + expected + " but found " + found);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /** A command of an example, in a directory. */
    private static List<Finding> promfleet(List<String> words, Path directory) {
        if (words.get(1).equals("validate")) {
            ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, FileKind.parse("auto"));
            run.add(directory.resolve(words.get(2)), words.get(2));
            return run.findings();
        }
        int classPath = words.indexOf("--classpath");
        if (classPath < 0) {
            FleetDefinition small = fleet -> fleet.hub("hub", hub -> {});
            return Promfleet.generate(small, directory.resolve("fleet"), false, TODAY)
                    .findings();
        }
        List<Path> folders = List.of(directory.resolve(words.get(classPath + 1)));
        int fleet = words.indexOf("--fleet");
        try (FleetLoader loader = FleetLoader.of(folders)) {
            LoadedFleets loaded = fleet < 0 ? loader.in(folders) : loader.named(List.of(words.get(fleet + 1)));
            return loaded.findings();
        }
    }

    private record Example(String name, Markdown.Snippet snippet) {}

    private static String wrapped(Example example) {
        String fragment = example.snippet.text();
        boolean ofSource = fragment.startsWith("source.");
        boolean needsHub = !fragment.contains("fleet.hub(") && !fragment.contains("nowhere: PF001");
        // One line in front, so that a line of the example is that line and one more.
        return IMPORTS + "public final class " + example.name
                + " implements FleetDefinition { public void define(FleetBuilder fleet) { "
                + (needsHub && !fragment.contains("flux.layout") ? HUB : "")
                + (ofSource ? "fleet.source(\"production\", source -> {\n" : "\n")
                + fragment
                + (ofSource ? "}); " : "")
                + (needsHub && fragment.contains("flux.layout") ? HUB : "")
                + "}}\n";
    }

    private static List<String> marks(String text, int linesBefore) {
        List<String> marks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.find()) {
                String where = mark.group(1) == null ? "" : mark.group(1).strip();
                int line = switch (where) {
                    case "nowhere" -> 0;
                    case "source" -> 1;
                    case "above" -> i + linesBefore;
                    case "next" -> i + 2 + linesBefore;
                    default -> i + 1 + linesBefore;
                };
                for (String id : mark.group(2).split(", ", -1)) {
                    marks.add(line + " " + id);
                }
            }
        }
        return marks.stream().sorted().toList();
    }

    private static void compare(String example, List<String> marks, List<Finding> findings, List<String> problems) {
        List<String> found = findings.stream()
                .map(finding -> line(finding.location()) + " " + finding.id())
                .sorted()
                .toList();
        if (!found.equals(marks)) {
            problems.add(example + ": expected " + marks + " but found " + findings);
        }
        for (Finding finding : findings) {
            for (String problem : Guidelines.problems(finding.message(), finding.hint())) {
                problems.add(example + ": " + finding.id() + " " + problem);
            }
        }
    }

    private static int line(Location location) {
        if (location instanceof CallSite site) {
            return site.line();
        }
        return location instanceof FilePosition place ? place.line() : 0;
    }

    private static List<Markdown> pages() throws IOException {
        List<Markdown> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(CHECKS)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("PF"))
                    .sorted()
                    .toList()) {
                pages.add(Markdown.read(file));
            }
        }
        return pages;
    }

    private static String id(Markdown page) {
        return page.file().getFileName().toString().replace(".md", "");
    }

    private static String severity(KnownCheck check) {
        return switch (check.severity()) {
            case ERROR -> "Error.";
            case WARNING -> "Warning.";
            case INFO -> "Information.";
        };
    }

    private static Set<String> paged() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Markdown page : pages()) {
            ids.add(id(page));
        }
        return ids;
    }

    /** The names of all files with tests. */
    private static Set<String> testFiles() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("schemas", "dsl", "generator", "testkit", "maven-plugin", "cli", ".")) {
            try (Stream<Path> files = Files.walk(Markdown.ROOT.resolve(module).resolve("src/test/java"))) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }

    /** Every identifier that main sources name. */
    private static Set<String> reported() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String module : List.of("dsl", "generator", "cli", "maven-plugin")) {
            try (Stream<Path> files = Files.walk(Markdown.ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher matcher = ID.matcher(Files.readString(file));
                    while (matcher.find()) {
                        ids.add(matcher.group(1));
                    }
                }
            }
        }
        return ids;
    }

    private static String table(Set<String> reported) {
        assertThat(KnownCheck.all().keySet()).containsAll(reported);
        StringBuilder table = new StringBuilder("""
                # Checks

                Every check by its identifier, which never changes. Those that are reported have a page; the others wait for
                what they are about to become part of promfleet. This table is generated from
                [checks.txt](../../generator/src/main/resources/io/promfleet/generator/report/checks.txt); a test compares it with the
                sources, and rewrites it with `-Dchecks.update`.

                """);
        table.append(reported.size())
                .append(" of ")
                .append(KnownCheck.all().size())
                .append(
                        " are reported.\n\n| id | severity | state | what it catches | why not, or what it waits for |\n| --- | --- | --- | --- | --- |\n");
        for (KnownCheck check : KnownCheck.all().values()) {
            boolean isReported = reported.contains(check.id());
            table.append("| ")
                    .append(isReported ? "[" + check.id() + "](" + check.id() + ".md)" : check.id())
                    .append(" | ")
                    .append(severity(check).toLowerCase(Locale.ROOT).replace(".", ""))
                    .append(
                            isReported
                                    ? " | reported | "
                                    : check.needs().startsWith("by construction")
                                            ? " | cannot happen | "
                                            : check.needs().startsWith("reported as")
                                                    ? " | reported elsewhere | "
                                                    : " | open | ")
                    .append(check.title())
                    .append(" | ")
                    .append(isReported ? "" : check.needs())
                    .append(" |\n");
        }
        return table.toString();
    }
}
