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
import io.promfleet.model.SaidValues;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                                + " write.",
                        "INFO PF067 prometheus.yml:1:1 The definition makes this Prometheus a source, which keeps series"
                                + " for `6h`, as nothing else is said.");
    }

    private static String snippet(String guide, String language) {
        int start = guide.indexOf("```" + language + "\n") + language.length() + 4;
        return guide.substring(start, guide.indexOf("```", start));
    }

    @Test
    void saysWhatAHubHasThatTheFileDoesNotSay() {
        String text = """
                global: {external_labels: {cluster: c, origin_prometheus: o, team: a}}
                scrape_configs: [{job_name: a, static_configs: [{targets: ['a:1']}]}]
                """;

        assertThat(java(text, false)).isPresent();
        assertThat(found())
                .containsExactly(
                        "INFO PF067 prometheus.yml:1:1 The definition makes this Prometheus a hub, whose release has"
                                + " `enableRemoteWriteReceiver` and `remoteWriteDashboards`.",
                        "INFO PF067 prometheus.yml:1:1 The definition puts the external labels on all that this"
                                + " Prometheus stores, by rules in every job and by `scrapeClasses`: Prometheus itself adds"
                                + " them only to what it sends, and the hub's own series would be the only ones without.");
    }

    @Test
    void keepsWhatDollarSignsMean() throws Exception {
        String text = """
                global: {external_labels: {cluster: c, origin_prometheus: o, price: "a$$b%s"}}
                scrape_configs: [{job_name: a, static_configs: [{targets: ['a:1']}]}]
                """;
        Fleet fleet = run(java(text.formatted(""), false).orElseThrow());
        assertThat(fleet.hub().externalLabels()).extracting(Label::value).containsExactly("a$b");

        String variable = text.formatted("\", team: \"${TEAM}");
        assertThat(java(variable, false)).isEmpty();
        assertThat(found())
                .contains("ERROR PF301 prometheus.yml:1:77 In a definition `external_labels.team` is the value itself:"
                        + " `${TEAM}`, which the server takes from its environment, would become `$${TEAM}`, the text as it"
                        + " stands.");
        String rest = new FileConversion(PrometheusVersion.NEWEST, List.of(), true, new Findings())
                .convert(SourceText.of("prometheus.yml", variable), null, Language.PROMETHEUS, Language.JAVA)
                .orElseThrow();
        assertThat(run(rest).hub().externalLabels()).extracting(Label::name).containsExactly("price");
    }

    @Test
    void saysHowAnOlderPrometheusReadsDollarSigns() {
        String text = """
                global: {external_labels: {cluster: c, origin_prometheus: o, price: "a$b"}}
                scrape_configs: [{job_name: a, static_configs: [{targets: ['a:1']}]}]
                """;
        assertThat(new FileConversion(PrometheusVersion.of(2, 54), List.of(), false, findings)
                        .convert(SourceText.of("prometheus.yml", text), null, Language.PROMETHEUS, Language.JAVA))
                .isPresent();
        assertThat(found())
                .contains(
                        "WARNING PF067 prometheus.yml:1:62 The definition's release spells the label `price` `a$$b`, which"
                                + " Prometheus reads as `a$b` from 3.0 on; the target, 2.54.0, keeps both signs.");
    }

    @Test
    void saysWhichModulusNoDefinitionTakes() {
        assertThat(java("""
                        scrape_configs:
                        - job_name: a
                          static_configs: [{targets: ['a:1']}]
                          relabel_configs:
                          - {action: hashmod, source_labels: [a], target_label: b, modulus: 18446744073709551615}
                        """, false)).isEmpty();
        assertThat(found())
                .filteredOn(line -> line.startsWith("ERROR"))
                .containsExactly("ERROR PF301 prometheus.yml:5:5 In a definition `modulus` is a number up to"
                        + " `9223372036854775807`.");
    }

    @Test
    void saysWhereTheFileSaysWhatNoCallSays() {
        Optional<String> source = java("""
                global:
                  external_labels: {cluster: Production}
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  tls_config: {ca_file: ca.pem}
                  relabel_configs:
                  - {action: keep, source_labels: [a], regex: b}
                - job_name: b
                """, false);

        assertThat(source).isEmpty();
        assertThat(found())
                .filteredOn(finding -> finding.startsWith("ERROR"))
                .containsExactly(
                        "ERROR PF301 prometheus.yml:2:21 In a definition `external_labels.cluster` is the cluster's name, of"
                                + " lower-case letters, digits and `-`.",
                        "ERROR PF005 prometheus.yml:6:3 The value `ca.pem` of `caFile` is no absolute path.",
                        "ERROR PF003 prometheus.yml:9:3 The job `b` has no targets.");
    }

    @Test
    void saysAUserOrAPasswordAlone() throws Exception {
        String source = java("""
                        scrape_configs:
                        - job_name: user
                          static_configs: [{targets: ['a:1']}]
                          basic_auth: {username: reader}
                        - job_name: password
                          static_configs: [{targets: ['b:1']}]
                          basic_auth: {password_file: /run/secrets/password}
                        """, false, "/run/secrets/password=login/password").orElseThrow();

        assertThat(source)
                .contains("job.basicAuthUser(\"reader\");", "job.basicAuthPassword(secret(\"login\", \"password\"));");
        assertThat(run(source).hub().scrapeJobs()).hasSize(2);
    }

    @Test
    void saysNamesOfLabelsThatTheTargetTakes() throws Exception {
        String source = java("""
                        global: {external_labels: {my-label: a}}
                        scrape_configs:
                        - job_name: a
                          static_configs: [{targets: ['a:1'], labels: {größe: klein}}]
                          relabel_configs:
                          - {target_label: k8s.io/name, replacement: b}
                        """, false).orElseThrow();

        assertThat(run(source).hub().externalLabels()).extracting(Label::name).containsExactly("my-label");
        assertThat(source).contains("targets.label(\"größe\", \"klein\")", "rules.replace(\"k8s.io/name\", \"b\")");
    }

    @ParameterizedTest
    @CsvSource({
        "2.42.0, 62.0.0, v2.42.0",
        "2.54.1, 65.0.0,",
        "2.55.1, 66.0.0,",
        "3.5.2, 77.0.0,",
        "3.10.0, 82.0.0, v3.10.0",
        "3.13.0, 88.0.0,",
        "3.14.0, ,",
        "3.14.7, ,",
    })
    void runsTheChartWhosePrometheusIsTheTarget(String target, @Nullable String chart, @Nullable String tag)
            throws Exception {
        String source = new FileConversion(PrometheusVersion.parse(target), List.of(), false, findings)
                .convert(
                        SourceText.of(
                                "prometheus.yml",
                                "scrape_configs: [{job_name: a, static_configs: [{targets: ['a:1']}]}]"),
                        null,
                        Language.PROMETHEUS,
                        Language.JAVA)
                .orElseThrow();

        Fleet fleet = run(source);
        assertThat(fleet.chart().version()).isEqualTo(chart == null ? "88.5.3" : chart);
        assertThat(SaidValues.text(fleet.hub(), "prometheus", "prometheusSpec", "image", "tag"))
                .isEqualTo(tag);
        assertThat(source.contains("fleet.chart(")).isEqualTo(chart != null);
    }

    @Test
    void leavesOutWhatNoCallSaysOnlyWhenTold() throws Exception {
        String source = java("""
                        rule_files: [rules.yml]
                        global: {external_labels: {__my: a, team: b}}
                        scrape_configs:
                        - job_name: a
                          static_configs: [{targets: ['a:1']}]
                          relabel_configs:
                          - {action: keep, source_labels: [a], regex: b}
                          - {action: keep, regex: b}
                        - job_name: b
                        """, true).orElseThrow();

        Fleet fleet = run(source);
        assertThat(fleet.hub().scrapeJobs()).extracting(ScrapeJob::name).containsExactly("a");
        assertThat(fleet.hub().scrapeJobs().get(0).relabels().rules()).hasSize(1);
        assertThat(fleet.hub().externalLabels()).extracting(Label::name).containsExactly("team");
        assertThat(findings.sorted()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
        assertThat(found())
                .contains(
                        "WARNING PF108 prometheus.yml:2:28 The label name `__my` is reserved by Prometheus.",
                        "WARNING PF203 prometheus.yml:8:5 The rule has no source labels.",
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
        String jobs = IntStream.range(0, 3000)
                .mapToObj(i -> "- {job_name: job-" + i + ", static_configs: [{targets: ['a:" + i + "']}]}\n")
                .collect(Collectors.joining());

        String source = java("scrape_configs:\n" + jobs, false).orElseThrow();

        assertThat(source).contains("            Part1.say(hub);\n");
        List<ScrapeJob> built = run(source).hub().scrapeJobs();
        assertThat(built).hasSize(3000);
        assertThat(built.get(2999).name()).isEqualTo("job-2999");
    }

    /** Few calls can be much: a class has room for 65,535 constants. */
    @Test
    void splitsFewJobsWithManyRules() throws Exception {
        String jobs = IntStream.range(0, 60)
                .mapToObj(i -> "- job_name: job-" + i + "\n  static_configs: [{targets: ['a:" + i
                        + "']}]\n  relabel_configs:\n"
                        + IntStream.range(0, 60)
                                .mapToObj(j -> String.format(
                                        "  - {source_labels: [s%1$d_%2$d], regex: r%1$d_%2$d, target_label: t%1$d_%2$d,"
                                                + " replacement: v%1$d_%2$d}%n",
                                        i, j))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());

        List<ScrapeJob> built =
                run(java("scrape_configs:\n" + jobs, false).orElseThrow()).hub().scrapeJobs();

        assertThat(built).hasSize(60);
        assertThat(built.get(59).relabels().rules()).hasSize(60);
    }

    /** A call has room for some thousand arguments. */
    @Test
    void printsManyTargetsAsOneText() throws Exception {
        List<String> targets =
                IntStream.range(0, 10_000).mapToObj(i -> "host-" + i + ":9100").toList();
        String list = "  - targets: [" + String.join(", ", targets) + "]\n";

        List<ScrapeJob> built = run(java(
                                "scrape_configs:\n- job_name: a\n  static_configs:\n" + list + list
                                        + "    labels: {team: shop}\n",
                                false)
                        .orElseThrow())
                .hub()
                .scrapeJobs();

        var groups = built.get(0).serviceDiscoveries();
        assertThat(((StaticTargets) groups.get(0)).targets()).isEqualTo(targets);
        assertThat(((StaticTargets) groups.get(0)).labels()).isEmpty();
        assertThat(((StaticTargets) groups.get(1)).targets()).isEqualTo(targets);
        assertThat(((StaticTargets) groups.get(1)).labels()).hasSize(1);
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
