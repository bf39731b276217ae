package io.promfleet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.maven.RealProject.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals about files that people wrote: a folder without a POM is enough for them. */
class FileGoalsIT {
    private static final String PLUGIN =
            "io.promfleet:promfleet-maven-plugin:" + System.getProperty("promfleet.version") + ":";

    @TempDir
    private Path folder;

    @Test
    void validatesWhatThePomNames() throws Exception {
        RealProject project = RealProject.copy("single", folder);
        project.edit(
                "pom.xml",
                "<goal>check</goal>\n            </goals>",
                "<goal>validate</goal>\n            </goals>\n            <configuration><prometheus>2.42</prometheus>"
                        + "<files><file>prometheus.yml</file></files></configuration>");
        Path file = Files.writeString(
                project.file("prometheus.yml"), "scrape_configs:\n- job_name: a\n  scrape_timeout: 2h\n");

        Build refused = project.maven("verify").fails("MojoFailureException");
        Files.writeString(file, "scrape_configs:\n- job_name: a\n");
        Build valid = project.maven("verify").succeeds();

        assertThat(refused.of("ERROR"))
                .contains("ERROR PF507   scrape_configs[0].scrape_timeout", "    at prometheus.yml:3:19")
                .anyMatch(line -> line.contains("scrape_timeout: 2h"))
                .anyMatch(line -> line.endsWith("1 error in what Prometheus is to read; see above. -> [Help 1]"));
        assertThat(valid.of("INFO")).contains("1 file is valid");
    }

    @Test
    void validatesInAFolderWithoutAProject() throws Exception {
        RealProject project = new RealProject(folder);
        Files.writeString(
                project.file("new.yml"), "global: {metric_name_validation_scheme: legacy}\nscrape_configs: []\n");

        Build newest = project.maven(PLUGIN + "validate", "-Dpromfleet.validate.files=new.yml")
                .succeeds();
        Build old = project.maven(
                        PLUGIN + "validate", "-Dpromfleet.validate.files=new.yml", "-Dpromfleet.prometheus=2.42")
                .fails("MojoFailureException");
        Build version = project.maven(
                        PLUGIN + "validate", "-Dpromfleet.validate.files=new.yml", "-Dpromfleet.prometheus=new")
                .fails("MojoFailureException");

        assertThat(newest.of("INFO")).contains("1 file is valid");
        assertThat(old.of("ERROR")).contains("ERROR PF602", "    at new.yml:1:10");
        assertThat(version.of("ERROR"))
                .anyMatch(line -> line.contains("`new` is no version of Prometheus; write it like `3.14.0`."));
    }

    @Test
    void convertsIntoAFileOrTheLog() throws Exception {
        RealProject project = new RealProject(folder);
        Files.writeString(
                project.file("prometheus.yml"),
                "scrape_configs:\n- job_name: a\n  static_configs:\n  - targets: [\"a:80\"]\n");
        String[] toLog = {
            PLUGIN + "convert",
            "-Dpromfleet.convert.file=prometheus.yml",
            "-Dpromfleet.convert.from=prometheus",
            "-Dpromfleet.convert.to=values"
        };

        Build logged = project.maven(toLog).succeeds();
        Build written = project.maven(
                        PLUGIN + "convert",
                        "-Dpromfleet.convert.file=prometheus.yml",
                        "-Dpromfleet.convert.from=prometheus",
                        "-Dpromfleet.convert.to=java",
                        "-Dpromfleet.convert.output=out/ConvertedFleet.java")
                .succeeds();
        Build unwritable = project.maven(
                        PLUGIN + "convert",
                        "-Dpromfleet.convert.file=prometheus.yml",
                        "-Dpromfleet.convert.from=prometheus",
                        "-Dpromfleet.convert.to=java",
                        "-Dpromfleet.convert.output=prometheus.yml/ConvertedFleet.java")
                .fails("MojoExecutionException");
        Files.writeString(project.file("prometheus.yml"), "rule_files: [a.yml]\n");
        Build refused = project.maven(toLog).fails("MojoFailureException");

        assertThat(logged.of("INFO")).containsSubsequence("prometheus:", "    - job_name: a");
        assertThat(written.of("INFO")).contains("Written to " + project.file("out/ConvertedFleet.java") + ".");
        assertThat(Files.readString(project.file("out/ConvertedFleet.java")))
                .contains("public final class ConvertedFleet implements FleetDefinition {");
        assertThat(refused.of("ERROR")).anyMatch(line -> line.startsWith("ERROR PF301"));
        assertThat(unwritable.of("ERROR"))
                .anyMatch(line -> line.contains(
                        "`" + project.file("prometheus.yml/ConvertedFleet.java") + "` cannot be written: "));
    }

    @Test
    void relabelsALineOfLabelsAtATime() throws Exception {
        RealProject project = new RealProject(folder);
        Files.writeString(project.file("rules.yml"), "- {source_labels: [a], regex: x, action: drop}\n");
        Files.writeString(project.file("labels"), "{\"a\":\"x\"}\n{\"a\":\"y\"}\n");
        String[] command = {
            PLUGIN + "relabel", "-Dpromfleet.relabel.rules=rules.yml", "-Dpromfleet.relabel.labels=labels"
        };

        Build build = project.maven(command).succeeds();
        Files.writeString(project.file("labels"), "{\"a\":1}\n");
        Build refused = project.maven(command).fails("MojoFailureException");

        assertThat(build.of("INFO")).containsSubsequence("null", "{\"a\":\"y\"}");
        assertThat(refused.of("ERROR")).anyMatch(line -> line.startsWith("ERROR PF058"));
    }
}
