package io.promfleet.generator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.Fleet;
import io.promfleet.model.Label;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.StaticTargets;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations as definitions in Java. */
class DefinitionConversionTest {
    private static final Path GUIDE = Path.of("../docs/converting.md");

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();

    private Optional<String> java(String text, boolean partial, String... secrets) {
        List<SecretMapping> mappings =
                List.of(secrets).stream().map(SecretMapping::parse).toList();
        return new FileConversion(PrometheusVersion.NEWEST, mappings, partial, findings)
                .convert(SourceText.of("prometheus.yml", text), null, Language.PROMETHEUS, Language.JAVA);
    }

    /** What was found, one line each: severity, identifier, place and sentence. */
    private List<String> found() {
        return findings.sorted().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.location().describe() + " " + finding.message())
                .toList();
    }

    private Fleet run(String source) throws Exception {
        Path file = Files.writeString(folder.resolve("ConvertedFleet.java"), source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(code).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            FleetDefinition definition = (FleetDefinition)
                    loader.loadClass("ConvertedFleet").getDeclaredConstructor().newInstance();
            return Definition.of(definition).fleet().orElseThrow();
        }
    }

    @Test
    void printsWhatTheGuideShows() throws Exception {
        String guide = Files.readString(GUIDE);

        Optional<String> source = java(
                snippet(guide, "yaml"),
                false,
                "remote_write[0].basic_auth.username=hub/user",
                "/run/secrets/password=hub/password");

        assertThat(source).contains(snippet(guide, "java"));
        assertThat(found())
                .containsExactly(
                        "WARNING PF067 prometheus.yml:1:1 The definition adds the external label `origin_prometheus`, by"
                                + " which a hub tells its sources apart.",
                        "WARNING PF067 prometheus.yml:10:5 The definition adds the name `hub.example.com` to this remote"
                                + " write.");
    }

    private static String snippet(String guide, String language) {
        int start = guide.indexOf("```" + language + "\n") + language.length() + 4;
        return guide.substring(start, guide.indexOf("```", start));
    }

    @Test
    void saysWhereTheFileSaysWhatNoCallSays() {
        Optional<String> source = java("""
                global:
                  external_labels: {cluster: Production, my-label: a}
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  tls_config: {ca_file: ca.pem}
                  relabel_configs:
                  - {action: keep, source_labels: [a], regex: b}
                  - {target_label: my-label, replacement: a}
                - job_name: b
                - job_name: c
                  static_configs: [{targets: ['a:1']}]
                  basic_auth: {username: reader}
                """, false);

        assertThat(source).isEmpty();
        assertThat(found())
                .filteredOn(finding -> finding.startsWith("ERROR"))
                .containsExactly(
                        "ERROR PF301 prometheus.yml:2:21 In a definition `external_labels.cluster` is the cluster's name, of"
                                + " lower-case letters, digits and `-`.",
                        "ERROR PF108 prometheus.yml:2:42 The label name `my-label` is illegal.",
                        "ERROR PF005 prometheus.yml:6:3 The value `ca.pem` of `caFile` is no absolute path.",
                        "ERROR PF108 prometheus.yml:9:5 The target label `my-label` is no label name.",
                        "ERROR PF003 prometheus.yml:10:3 The job `b` has no targets.",
                        "ERROR PF301 prometheus.yml:11:3 In a definition `basic_auth` is a user and a password.");
    }

    @Test
    void leavesOutWhatNoCallSaysOnlyWhenTold() throws Exception {
        String source = java("""
                        rule_files: [rules.yml]
                        global: {external_labels: {my-label: a, team: b}}
                        scrape_configs:
                        - job_name: a
                          static_configs: [{targets: ['a:1']}]
                          relabel_configs:
                          - {action: keep, source_labels: [a], regex: b}
                          - {target_label: my-label, replacement: a}
                        - job_name: b
                        """, true).orElseThrow();

        Fleet fleet = run(source);
        assertThat(fleet.hub().scrapeJobs()).extracting(ScrapeJob::name).containsExactly("a");
        assertThat(fleet.hub().scrapeJobs().get(0).relabels().rules()).hasSize(1);
        assertThat(fleet.hub().externalLabels()).extracting(Label::name).containsExactly("team");
        assertThat(findings.sorted()).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(found())
                .contains(
                        "WARNING PF108 prometheus.yml:2:28 The label name `my-label` is illegal.",
                        "WARNING PF108 prometheus.yml:8:5 The target label `my-label` is no label name.",
                        "WARNING PF003 prometheus.yml:9:3 The job `b` has no targets.");
    }

    @Test
    void keepsEveryLetterOfATextThatLooksLikeJava() throws Exception {
        String hostile = "a\"b\\c\\u0041*/ ${x} {{y}} \u202e\u00a0é€😀 '\t\n%s";
        String source = java("""
                        scrape_configs:
                        - job_name: "say(\\"x\\"); // */ \\u202e"
                          static_configs:
                          - targets: ['a:1']
                            labels: {team: "%s"}
                        """.formatted(escaped(hostile)), false).orElseThrow();

        ScrapeJob job = run(source).hub().scrapeJobs().get(0);
        assertThat(job.name()).isEqualTo("say(\"x\"); // */ \u202e");
        StaticTargets targets = (StaticTargets) job.serviceDiscoveries().get(0);
        assertThat(targets.labels().get(0).value()).isEqualTo(hostile);
        assertThat(source).doesNotContain("\u202e", "\u00a0");
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c)
                        ? String.valueOf((char) c)
                        : String.format("\\u%04x", c))
                .collect(Collectors.joining())
                .replace("\\ud83d\\ude00", "\\U0001f600");
    }

    /** A method has room for some thousand calls, and a class for the texts of some more. */
    @Test
    void splitsWhatNoMethodHasRoomFor() throws Exception {
        String jobs = IntStream.range(0, 1000)
                .mapToObj(i -> "- {job_name: job-" + i + ", static_configs: [{targets: ['a:" + i + "']}]}\n")
                .collect(Collectors.joining());

        String source = java("scrape_configs:\n" + jobs, false).orElseThrow();

        assertThat(source).contains("            Part1.say(hub);\n");
        List<ScrapeJob> built = run(source).hub().scrapeJobs();
        assertThat(built).hasSize(1000);
        assertThat(built.get(999).name()).isEqualTo("job-999");
    }

    @Test
    void neverPrintsACredential() {
        Optional<String> source = java("""
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  basic_auth: {username: reader, password: hunter2}
                """, true);

        assertThat(source).isEmpty();
        assertThat(String.join("\n", found())).contains("ERROR PF303").doesNotContain("hunter2");
    }
}
