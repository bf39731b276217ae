package io.promfleet.cli;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.cli.Shell.Said;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PromfleetJarIT {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private Said acme(String command, String... more) throws Exception {
        return fleet(command, "acme.AcmeFleet", more);
    }

    private Said fleet(String command, String className, String... more) throws Exception {
        String[] arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {command, "--fleet", className, "--classpath", Shell.CLASSES, "--output", "fleet"},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return shell.jar(arguments);
    }

    @Test
    void generatesChecksAndShowsDifferences() throws Exception {
        Said first = acme("generate");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).matches("fleet: \\d+ files created, 0 changed, 0 deleted, 0 unchanged\n");
        assertThat(first.code()).isZero();
        assertThat(acme("generate").out()).matches("fleet is up to date \\(\\d+ files\\)\n");

        Said same = acme("check");
        assertThat(same.out()).matches("fleet is up to date \\(\\d+ files\\)\n");
        assertThat(same.code()).isZero();
        assertThat(acme("diff").code()).isZero();

        Path runbook = folder.resolve("fleet/hub/monitoring/remote-write-configs/README.md");
        Files.writeString(runbook, "More.\n", StandardOpenOption.APPEND);
        Said drift = acme("check");
        assertThat(drift.code()).isEqualTo(1);
        assertThat(drift.outLines().get(0))
                .matches("fleet differs from the definition: 0 missing, 1 different, 0 to be deleted, \\d+ unchanged");
        assertThat(drift.outLines())
                .contains(
                        "  hub/monitoring/remote-write-configs/README.md: edited by hand",
                        "--- a/hub/monitoring/remote-write-configs/README.md",
                        "-More.");
        assertThat(drift.err())
                .isEqualTo("To generate it: java -jar " + Shell.JAR + " generate --fleet acme.AcmeFleet --classpath "
                        + Shell.CLASSES + " --output fleet\n");
        Said diff = acme("diff");
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).isEqualTo(drift.out());
        assertThat(diff.err()).isEmpty();

        Said refused = acme("generate");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines().get(0)).isEqualTo("ERROR PF025");
        assertThat(runbook).content().endsWith("More.\n");

        Said forced = acme("generate", "--force");
        assertThat(forced.out()).matches("fleet: 0 files created, 1 changed, 0 deleted, \\d+ unchanged\n");
        assertThat(forced.code()).isZero();
    }

    @Test
    void printsFindingsToTheOtherStreamAndWritesNothing() throws Exception {
        Said said = fleet("generate", "acme.NoHub");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.errLines())
                .containsSubsequence(
                        "ERROR PF002   source(production)",
                        "    at acme.NoHub(NoHub.java:14)",
                        "    first declared here acme.NoHub(NoHub.java:13)")
                .contains("ERROR PF001")
                .last()
                .asString()
                .matches("\\d+ errors");
        assertThat(said.err()).doesNotContain("\u001b");
        assertThat(folder.resolve("fleet")).doesNotExist();
    }

    @Test
    void reportsForProgramsOnStandardOutputAlone() throws Exception {
        String sources = Path.of("src/test/java").toAbsolutePath().toString();
        Said json = fleet("generate", "acme.NoHub", "--format=json", "--sources", sources);
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out())
                .startsWith("{\n  \"version\" : 1,")
                .contains("\"id\" : \"PF002\"")
                .endsWith("}\n");
        assertThat(json.err()).isEqualTo("2 errors\n");

        Said text = fleet("generate", "acme.NoHub", "--format=sarif", "--report=out/x.sarif", "--sources", sources);
        assertThat(text.out()).isEmpty();
        assertThat(text.errLines())
                .containsSubsequence(
                        "    at acme.NoHub(NoHub.java:14)",
                        "      | fleet.source(\"production\", source -> source.annotatedPods());");
        assertThat(folder.resolve("out/x.sarif")).content().contains("\"ruleId\" : \"PF002\"");

        Said drift = acme("check", "--format=github");
        assertThat(drift.code()).isEqualTo(1);
        assertThat(drift.outLines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("::error "))
                .anyMatch(line -> line.contains("title=PF708::"));
        assertThat(drift.errLines()).anyMatch(line -> line.startsWith("fleet differs from the definition: "));
    }

    @Test
    void aDefinitionThatEndsTheProcessIsNoSuccess() throws Exception {
        Said said = fleet("check", "acme.Ending");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .isEqualTo("The process was ended at acme.Ending(Ending.java:13), so nothing was checked or written"
                        + " to the end.\n");
    }

    @Test
    void coloursOnlyWhenTold() throws Exception {
        assertThat(fleet("generate", "acme.NoHub", "--color=always").err())
                .contains("\u001b[1;31mERROR\u001b[0m PF001");
        assertThat(fleet("generate", "acme.NoHub", "--color=auto").err()).doesNotContain("\u001b");
    }

    @Test
    void showsStackTracesOnlyWhenAsked() throws Exception {
        Said said = fleet("generate", "acme.Throwing");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errLines())
                .containsSubsequence(
                        "ERROR PF010",
                        "  The definition failed with `java.lang.IllegalStateException: no such site`.",
                        "    at acme.Throwing(Throwing.java:13)")
                .doesNotContain("\tat acme.Throwing.define(Throwing.java:13)");
        assertThat(fleet("generate", "acme.Throwing", "--stacktrace").errLines())
                .contains("\tat acme.Throwing.define(Throwing.java:13)");
    }

    @Test
    void saysWhenOnlyPromfleetOrTheMachineCanBeBlamed() throws Exception {
        Said said = fleet("generate", "acme.OutOfMemory");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.errLines().get(0)).startsWith("promfleet failed");
    }

    @Test
    void reportsAnUnknownClass() throws Exception {
        Said said = fleet("generate", "acme.Missing");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errLines())
                .startsWith("ERROR PF011", "  There is no class `acme.Missing` on the class path.")
                .endsWith("1 error");
    }

    @Test
    void giveSeveralFleetsAFolderEach() throws Exception {
        Said said = acme("generate", "--fleet", "acme.NoHub");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).startsWith("fleet/acme-fleet: ");
        assertThat(folder.resolve("fleet/acme-fleet/hub")).isDirectory();
        assertThat(folder.resolve("fleet/no-hub")).doesNotExist();
    }

    @Test
    void saysThatTheLocaleCannotNameAPath() throws Exception {
        Said said = shell.script("validate \"$(printf 'metrics-\\303\\274.yml')\"");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.errLines().get(0))
                .startsWith("`metrics-")
                .endsWith("` is no path under this locale, whose encoding is `ANSI_X3.4-1968`; set `LC_ALL=C.UTF-8`.");
    }

    @Test
    void refusesACommandLineThatItDoesNotUnderstand() throws Exception {
        Said option = shell.jar("generate", "--ouptut", "x");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err())
                .isEqualTo("There is no option `--ouptut`. Did you mean `--output`?\nTry: promfleet generate --help\n");
        assertThat(option.out()).isEmpty();
        Said entry = shell.jar("check", "-f", "acme.AcmeFleet", "-c", "gone.jar", "-o", "fleet");
        assertThat(entry.code()).isEqualTo(2);
        assertThat(entry.errLines().get(0)).isEqualTo("The class path names `gone.jar`, which does not exist.");
    }

    @Test
    void explainsItself() throws Exception {
        Said help = shell.jar("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith("Usage: promfleet COMMAND ")
                .contains("generate", "check", "diff", "Exit codes:");
        assertThat(help.err()).isEmpty();
        assertThat(shell.jar("--version").out())
                .isEqualTo("promfleet " + System.getProperty("promfleet.version") + "\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsThroughItsLauncherFromAnywhere() throws Exception {
        Path link = folder.resolve("pf");
        Files.createSymbolicLink(link, Shell.TARGET.resolve("promfleet"));
        Said said = shell.launcher(link, "generate", "-f", "acme.AcmeFleet", "-c", Shell.CLASSES, "-o", "a b");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("a b: ");
        assertThat(Shell.TARGET.resolve("promfleet.jsa")).isNotEmptyFile();
        Files.writeString(folder.resolve("a b/clusters/hub/monitoring.yaml"), "# mine\n", StandardOpenOption.APPEND);
        Said check = shell.launcher(link, "check", "-f", "acme.AcmeFleet", "-c", Shell.CLASSES, "-o", "a b");
        assertThat(check.err())
                .isEqualTo(
                        "To generate it: " + link + " generate -f acme.AcmeFleet -c " + Shell.CLASSES + " -o 'a b'\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysNothingAboutAnArchiveThatThisJavaCannotUse() throws Exception {
        Path launcher = Files.copy(Shell.TARGET.resolve("promfleet"), folder.resolve("promfleet"), COPY_ATTRIBUTES);
        Files.copy(Path.of(Shell.JAR), folder.resolve("promfleet.jar"));
        Files.writeString(folder.resolve("promfleet.jsa"), "of another Java");
        Said said = shell.launcher(launcher, "--version");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("promfleet ");
        assertThat(said.code()).isZero();
    }

    @Test
    void takesTheClassesOfItsLibrariesFromTheArchive() throws Exception {
        List<String> archive = List.of(
                "-XX:SharedArchiveFile=" + Shell.TARGET.resolve("promfleet.jsa"),
                "-XX:+UseSerialGC",
                "-Xlog:class+load=info:stdout");
        Said said = shell.jar(
                archive, "generate", "--fleet", "acme.AcmeFleet", "--classpath", Shell.CLASSES, "--output", "fleet");
        assertThat(said.code()).isZero();
        assertThat(said.outLines())
                .filteredOn(line -> line.contains(" picocli.") || line.contains(" io.promfleet."))
                .hasSizeGreaterThan(300)
                .allMatch(line -> line.contains("source: shared objects file"));
    }

    /** Run `cli/classes-ahead.sh` when this fails: a list that is not true any more costs time instead of saving it. */
    @Test
    void loadsAheadWhatARunNeeds() throws Exception {
        List<String> ahead;
        try (JarFile jar = new JarFile(Shell.JAR);
                InputStream list = jar.getInputStream(jar.getEntry("io/promfleet/cli/classes-ahead.txt"))) {
            ahead = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(ahead)
                    .hasSizeGreaterThan(400)
                    .doesNotHaveDuplicates()
                    .filteredOn(name -> jar.getEntry(name.replace('.', '/') + ".class") == null)
                    .hasSizeLessThan(ahead.size() / 10);
        }
        // Classes that are loaded ahead are initialized only when they are needed.
        Said said = shell.jar(
                List.of("-Xlog:class+init=info:stdout"),
                "generate",
                "--fleet",
                "acme.AcmeFleet",
                "--classpath",
                Shell.CLASSES,
                "--output",
                "fleet");
        assertThat(said.code()).isZero();
        Pattern initializing = Pattern.compile("Initializing '((?:io/promfleet|picocli)/[^']+)'");
        List<String> needed = said.outLines().stream()
                .map(initializing::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replace('/', '.'))
                .filter(name -> !name.contains("$$Lambda"))
                .toList();
        assertThat(needed).hasSizeGreaterThan(300);
        assertThat(needed).filteredOn(name -> !ahead.contains(name)).hasSizeLessThan(needed.size() / 10);
    }

    @Test
    void refusesAProjectOfAnotherVersion() throws Exception {
        Path properties = folder.resolve("META-INF/maven/io.promfleet/promfleet-dsl/pom.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "version=99.1\n");
        Said said = acme("generate", "-c", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errLines())
                .startsWith(
                        "ERROR PF017",
                        "  The project is compiled against promfleet-dsl `99.1`, but promfleet `"
                                + System.getProperty("promfleet.version") + "` is running it.");
    }

    @Test
    void keepsWhatLibrariesAskToBeKept() throws Exception {
        try (JarFile jar = new JarFile(Shell.JAR)) {
            assertThat(jar.getEntry("META-INF/maven/io.promfleet/promfleet-dsl/pom.properties"))
                    .isNotNull();
            assertThat(jar.stream().map(entry -> entry.getName())).doesNotHaveDuplicates();
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/NOTICE");
        }
    }
}
