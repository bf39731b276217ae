package io.promfleet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.maven.RealProject.Build;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsIT {
    private static final String SOURCE = "src/main/java/acme/AcmeFleet.java";
    private static final String EDITED = "fleet/hub/monitoring/remote-write-configs/README.md";

    @TempDir
    private Path folder;

    @Test
    void generatesOnTheCommandLineAndChecksInTheBuild() throws Exception {
        RealProject project = RealProject.copy("single", folder);

        Build missing = project.maven("verify").fails("MojoFailureException");
        assertThat(missing.of("ERROR"))
                .anyMatch(line -> line.endsWith(
                        "fleet is not what the definition says. To generate it: mvn " + generate() + " -> [Help 1]"));

        Build generated = project.maven("promfleet:generate").succeeds();
        assertThat(generated.of("INFO")).anyMatch(line -> line.matches("fleet: \\d+ files created, 0 changed, .*"));
        Build checked = project.maven("verify").succeeds();
        assertThat(checked.of("INFO")).anyMatch(line -> line.matches("fleet is up to date \\(\\d+ files\\)"));

        project.edit(SOURCE, "annotatedPods()", "kubelet()");
        Build drift = project.maven("verify").fails("MojoFailureException");
        assertThat(drift.of("ERROR"))
                .anyMatch(line -> line.matches("fleet differs from the definition: 0 missing, \\d+ different, .*"))
                .anyMatch(line -> line.startsWith("+++ b/"))
                .anyMatch(line -> line.startsWith("-") && line.contains("annotation"));
        Build diff = project.maven("promfleet:diff").succeeds();
        assertThat(diff.of("INFO")).anyMatch(line -> line.startsWith("+++ b/"));
        project.maven("verify", "-Dpromfleet.check.skip").succeeds();
    }

    @Test
    void keepsWhatWasEditedByHandUntilForced() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.maven("promfleet:generate").succeeds();
        String generated = Files.readString(project.file(EDITED));
        Files.writeString(project.file(EDITED), generated + "Mine.\n");

        Build checked = project.maven("verify").fails("MojoFailureException");
        assertThat(checked.of("ERROR"))
                .contains("-Mine.")
                .anyMatch(line -> line.contains("To generate it: mvn " + generate()
                        + " -Dpromfleet.force (which discards what was edited by hand)"));
        Build refused = project.maven("promfleet:generate").fails("MojoFailureException");
        assertThat(refused.of("ERROR")).contains("ERROR PF025");
        assertThat(project.file(EDITED)).content().endsWith("Mine.\n");
        project.maven("promfleet:generate", "-Dpromfleet.force").succeeds();
        assertThat(project.file(EDITED)).hasContent(generated);
    }

    @Test
    void namesTheLineOfAMistakeAndWritesNothing() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(SOURCE, "source.annotatedPods();", "source.externalLabel(\"cluster\", \"x\");");
        Build build = project.maven("promfleet:generate").fails("MojoFailureException");
        assertThat(build.of("ERROR"))
                .containsSubsequence("    at acme.AcmeFleet(AcmeFleet.java:12)")
                .anyMatch(line -> line.startsWith("ERROR PF108   source(production)"))
                .anyMatch(line ->
                        line.endsWith("1 error in what the module says about its fleets; see above. -> [Help 1]"))
                .noneMatch(line -> line.contains("\tat "));
        assertThat(project.file("fleet")).doesNotExist();
    }

    @Test
    void looksAtTheRunningHub() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String hub = "http://127.0.0.1:" + port;
        Build build = project.maven(
                        "promfleet:verify", "-Dpromfleet.hub=" + hub, "-Dpromfleet.verify.report=target/seen.json")
                .fails("MojoFailureException");
        assertThat(build.of("ERROR"))
                .contains("  Nothing takes connections at `127.0.0.1:" + port + "`.")
                .contains("The hub at " + hub + " could not be asked.")
                .noneMatch(line -> line.contains("\tat "));
        assertThat(project.file("target/seen.json")).content().contains("\"check\" : \"hub\"");

        Build wrong = project.maven("promfleet:verify", "-Dpromfleet.hub=" + hub, "-Dpromfleet.wait=soon")
                .fails("MojoFailureException");
        assertThat(wrong.of("ERROR"))
                .anyMatch(line -> line.contains("`promfleet.wait` takes a time such as `5m`, not `soon`."));
    }

    @Test
    void reportsForProgramsToo() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(SOURCE, "source.annotatedPods();", "source.externalLabel(\"cluster\", \"x\");");
        Build sarif =
                project.maven("promfleet:generate", "-Dpromfleet.format=sarif").fails("MojoFailureException");
        assertThat(sarif.of("INFO")).anyMatch(line -> line.startsWith("The findings are in target"));
        assertThat(sarif.of("ERROR")).contains("      | source.externalLabel(\"cluster\", \"x\");");
        assertThat(project.file("target/promfleet-findings.sarif"))
                .content()
                .contains("\"ruleId\" : \"PF108\"", "\"uri\" : \"" + SOURCE + "\"");
        Build github =
                project.maven("promfleet:generate", "-Dpromfleet.format=github").fails("MojoFailureException");
        assertThat(github.lines())
                .anyMatch(line ->
                        line.startsWith("::error file=" + SOURCE + ",line=12,title=PF108 source(production)::"));
        Build unknown =
                project.maven("promfleet:generate", "-Dpromfleet.format=xml").fails("MojoFailureException");
        assertThat(unknown.of("ERROR"))
                .anyMatch(line ->
                        line.contains("`promfleet.format` takes `text`, `json`, `sarif` or `github`, not `xml`."));
    }

    @Test
    void showsStackTracesOnlyWithE() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(
                SOURCE, "source.annotatedPods();", "if (fleet != null) throw new IllegalStateException(\"boom\");");
        assertThat(project.maven("promfleet:generate")
                        .fails("MojoFailureException")
                        .lines())
                .contains("[ERROR]   The definition failed with `java.lang.IllegalStateException: boom`.")
                .noneMatch(line -> line.contains("at acme.AcmeFleet.lambda"));
        assertThat(project.maven("promfleet:generate", "-e").lines())
                .anyMatch(line -> line.contains("at acme.AcmeFleet.lambda"));
    }

    @Test
    void breaksTheBuildWhenNoDefinitionIsToBlame() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(SOURCE, "source.annotatedPods();", "if (fleet != null) throw new OutOfMemoryError(\"as if\");");
        project.maven("promfleet:generate").fails("MojoExecutionException");
    }

    /** Whatever number the definition ends it with; afterwards nobody is kept from ending it. */
    @Test
    void failsTheBuildWhenADefinitionEndsTheProcess() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(SOURCE, "source.annotatedPods();", "System.exit(0);");

        Build build = project.maven("verify");

        assertThat(build.code()).isEqualTo(1);
        assertThat(build.of("ERROR"))
                .containsSequence(
                        "Maven was ended at acme.AcmeFleet(AcmeFleet.java:12), so nothing was checked or written to the"
                                + " end.",
                        "Return from the definition, or throw, instead of ending the process.");
        assertThat(build.lines()).noneMatch(line -> line.contains("BUILD SUCCESS"));
        assertThat(project.file("fleet")).doesNotExist();
    }

    @Test
    void takesFleetsByNameAndSkips() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        Build skipped = project.maven("verify", "-Dpromfleet.skip").succeeds();
        assertThat(skipped.of("INFO")).contains("promfleet is skipped.");

        Build unknown = project.maven("promfleet:generate", "-Dpromfleet.fleets=acme.Missing")
                .fails("MojoFailureException");
        assertThat(unknown.of("ERROR")).contains("ERROR PF011");

        project.maven("promfleet:generate", "-Dpromfleet.fleets=acme.AcmeFleet", "-Dpromfleet.outputDirectory=out")
                .succeeds();
        assertThat(project.file("out/hub")).isDirectory();
    }

    @Test
    void worksInABuildOfSeveralModules() throws Exception {
        RealProject project = RealProject.copy("reactor", folder);
        Build everywhere = project.maven("promfleet:generate").succeeds();
        assertThat(everywhere.of("INFO"))
                .contains(
                        "A module of packaging pom has no classes, so no fleets either.",
                        "There is no fleet in this module.")
                .anyMatch(line -> line.matches("platform/fleet: \\d+ files created, .*"));
        project.maven("verify", "-T2").succeeds();

        project.edit("library/src/main/java/acme/Jobs.java", "annotatedPods()", "kubelet()");
        repairsAsTheCheckSays(project);
    }

    @Test
    void repairsAModuleThatAloneHasThePlugin() throws Exception {
        RealProject project = RealProject.copy("reactor", folder);
        String version = "<version>" + System.getProperty("promfleet.version") + "</version>";
        replace(project.file("pom.xml"), "<plugin>\\s*<groupId>io\\.promfleet</groupId>.*?</plugin>", "");
        replace(project.file("platform/pom.xml"), "(?<=<artifactId>promfleet-maven-plugin</artifactId>)", version);
        repairsAsTheCheckSays(project);
    }

    @Test
    void leavesModulesAloneThatInheritThePlugin() throws Exception {
        RealProject project = RealProject.copy("reactor", folder);
        replace(
                project.file("pom.xml"),
                "(<plugin>\\s*<groupId>io\\.promfleet</groupId>.*?)(</plugin>)(.*</pluginManagement>)",
                "$3<plugins>$1<executions><execution><goals><goal>check</goal></goals></execution></executions>$2</plugins>");
        replace(project.file("platform/pom.xml"), "<build>.*</build>", "");
        repairsAsTheCheckSays(project);

        project.maven("verify", "-f", "library").succeeds();
        // A tree whose definition has gone is a mistake, wherever the plugin comes from.
        Files.delete(project.file("platform/src/main/java/acme/AcmeFleet.java"));
        Files.delete(project.file("platform/target/classes/acme/AcmeFleet.class"));
        Build gone = project.maven("verify").fails("MojoFailureException");
        assertThat(gone.of("ERROR")).anyMatch(line -> line.startsWith("ERROR PF014"));
    }

    /** What the check prints is typed as it stands, and the build is fine then. */
    private static void repairsAsTheCheckSays(RealProject project) throws Exception {
        Build drift = project.maven("verify").fails("MojoFailureException");
        Matcher command = Pattern.compile("To generate it: mvn (.*) -> ").matcher(String.join("\n", drift.of("ERROR")));
        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).isEqualTo(generate() + " -pl platform -am");
        project.maven(command.group(1).split(" ")).succeeds();
        project.maven("verify").succeeds();
    }

    private static void replace(Path file, String expression, String now) throws IOException {
        String before = Files.readString(file);
        String after =
                Pattern.compile(expression, Pattern.DOTALL).matcher(before).replaceFirst(now);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private static String generate() {
        return "io.promfleet:promfleet-maven-plugin:" + System.getProperty("promfleet.version") + ":generate";
    }

    /** The plugin as README shows it, in a project that knows it from nowhere else. */
    @Test
    void theSnippetOfTheReadMeWorks() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        Matcher snippet = Pattern.compile("```xml\n(<plugin>.*?</plugin>)\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(System.getProperty("promfleet.projects"), "../../../../README.md")));
        assertThat(snippet.find()).isTrue();
        String plugin = "<plugin>\\s*<groupId>io\\.promfleet</groupId>.*?</plugin>";
        replace(project.file("pom.xml"), plugin, "");
        replace(project.file("pom.xml"), plugin, Matcher.quoteReplacement(snippet.group(1)));

        project.maven("verify").fails("MojoFailureException");
        project.maven("promfleet:generate").succeeds();
        project.maven("verify").succeeds();
    }

    @Test
    void explainsItself() throws Exception {
        Build help = RealProject.copy("single", folder)
                .maven("promfleet:help", "-Ddetail", "-Dgoal=check")
                .succeeds();
        assertThat(help.lines()).anyMatch(line -> line.contains("promfleet.check.skip"));
    }
}
