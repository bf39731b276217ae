package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileValidatorTest {
    @TempDir
    private Path folder;

    private final Findings findings = new Findings();
    private FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);

    private boolean validate(String name, @Nullable FileKind kind) {
        return validator.validate(folder.resolve(name), name, kind);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }

    private List<String> found() {
        validator.finish();
        return findings.sorted().stream().map(FileValidatorTest::shown).toList();
    }

    private static String shown(Finding finding) {
        return finding.location().describe() + " " + finding.id() + " " + finding.message();
    }

    @Test
    void judgesAConfigurationWithTheFilesThatItNames() throws IOException {
        write("prometheus.yml", """
                scrape_config_files: [jobs/*.yml, gone.yml]
                scrape_configs:
                  - job_name: a
                  - metrics_path: /x
                """);
        write("jobs/b.yml", "scrape_configs:\n- job_name: a\n  foo: 1\n");
        assertThat(validate("prometheus.yml", null)).isTrue();
        assertThat(found())
                .containsExactly(
                        "jobs/b.yml:2:13 PF508 Two jobs are named `a`.",
                        "jobs/b.yml:3:3 PF301 `scrape_configs[0].foo` is no key of the Prometheus configuration.",
                        "prometheus.yml:4:5 PF301 `scrape_configs[1].job_name` is missing, which Prometheus refuses.",
                        "prometheus.yml:1:35 PF050 No file matches `gone.yml`, so that no job comes from there.");
    }

    /** It would wait until somebody wrote to the pipe. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void waitsForNoPipe() throws Exception {
        write("prometheus.yml", "scrape_config_files: [pipe.yml]\n");
        Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe.yml").toString()).start();
        assertThat(made.waitFor()).isZero();
        assertThat(validate("prometheus.yml", null)).isTrue();
        assertThat(found())
                .containsExactly(
                        "prometheus.yml:1:23 PF050 `pipe.yml` is no regular file, so that reading it may never end.");
    }

    /** Objects may be for a server with other features, and Flux may replace what stands in them; a file is what it is. */
    @Test
    void readsTheExpressionsOfRules() throws IOException {
        String groups = """
                groups:
                - name: a
                  rules:
                  - record: none
                    expr: up +
                  - record: experiment
                    expr: info(up)
                  - record: variable
                    expr: up > ${least}
                """;
        write("rules.yml", groups);
        write("object.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: rules}
                data:
                  rules.yml: |
                """ + groups.indent(4));
        write("rule.yaml", """
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: rules}
                spec:
                """ + groups.indent(2));
        validate("rules.yml", null);
        validate("object.yaml", null);
        validate("rule.yaml", null);
        validator.finish();
        assertThat(findings.sorted().stream()
                        .filter(finding -> finding.id().equals("PF810"))
                        .map(finding -> finding.location().describe()))
                .containsExactly(
                        "object.yaml:10:15", "rule.yaml:9:13", "rules.yml:5:11", "rules.yml:7:11", "rules.yml:9:11");
    }

    @Test
    void findsTemplatesThatPrometheusDoesNotRead() throws IOException {
        String groups = """
                groups:
                - name: a
                  rules:
                  - alert: one
                    expr: up
                    labels: {severity: "{{ fine $value }}"}
                    annotations:
                      summary: 'it''s {{ $label.x }}'
                      description: |
                        first
                        second {{ if $value }}
                      folded: >-
                        first
                        second
                        {{ $labels.instance | humanise }}
                      plain: first
                        second {{ $values }}
                      escaped: "\\u00e4 \\
                        \\"{{ ) }}"
                """;
        write("rules.yml", groups);
        write("object.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: rules}
                data:
                  rules.yml: |
                """ + groups.indent(4));
        write("rule.yaml", """
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: rules}
                spec:
                """ + groups.indent(2));
        write("values.yaml", """
                additionalPrometheusRulesMap:
                  mine:
                """ + groups.indent(4));
        validate("rules.yml", null);
        validate("object.yaml", null);
        validate("rule.yaml", null);
        validate("values.yaml", FileKind.VALUES);
        validator.finish();
        assertThat(findings.sorted().stream()
                        .filter(finding -> finding.id().equals("PF812"))
                        .map(finding -> finding.location().describe()))
                .containsExactly(
                        "object.yaml:11:32",
                        "object.yaml:13:30",
                        "object.yaml:16:20",
                        "object.yaml:20:35",
                        "object.yaml:22:23",
                        "object.yaml:24:18",
                        "rule.yaml:10:30",
                        "rule.yaml:12:28",
                        "rule.yaml:15:18",
                        "rule.yaml:19:33",
                        "rule.yaml:21:21",
                        "rule.yaml:23:16",
                        "rules.yml:6:28",
                        "rules.yml:8:26",
                        "rules.yml:11:16",
                        "rules.yml:15:31",
                        "rules.yml:17:19",
                        "rules.yml:19:14",
                        "values.yaml:8:32",
                        "values.yaml:10:30",
                        "values.yaml:13:20",
                        "values.yaml:17:35",
                        "values.yaml:19:23",
                        "values.yaml:21:18");
    }

    @Test
    void pointsIntoTextThatStandsInValues() throws IOException {
        write("values.yaml", """
                prometheus:
                  prometheusSpec:
                    replica: 2
                    additionalScrapeConfigs: |
                      - job_name: x
                        scrape_interval: abc
                      - job_name: y
                        relabel_configs:
                          - action: kepe
                """);
        assertThat(validate("values.yaml", null)).isTrue();
        assertThat(found())
                .containsExactly(
                        "values.yaml:3:5 PF609 `prometheus.prometheusSpec.replica` is no value of kube-prometheus-stack 88.5.3.",
                        "values.yaml:6:26 PF301 `[0].scrape_interval` is the text `abc`, which is not a duration such as 30s,"
                                + " 1h30m or 0.",
                        "values.yaml:9:21 PF301 `[1].relabel_configs[0].action` must be one of `replace`, `keep`, `drop`,"
                                + " `hashmod`, `labelmap`, `labeldrop`, `labelkeep`, `lowercase` and others, but is the text"
                                + " `kepe`.");
    }

    /** Prometheus reads these lists, and not the chart. */
    @Test
    void takesWhatPrometheusTakesInValues() throws IOException {
        String spec = """
                additionalScrapeConfigs:
                - job_name: 12
                  params: {m: [1]}
                  basic_auth: {username: 1}
                  static_configs: [{targets: [9090], labels: {shard: 5}}]
                  relabel_configs:
                  - {source_labels: [x], action: keep, regex: true}
                  - {source_labels: [z], action: KEEP, regex: a}
                  - {action: labeldrop, regex: a, separator: ";"}
                additionalAlertRelabelConfigs:
                - {source_labels: [x], action: kepe, regex: true}
                """;
        write("values.yaml", "prometheus:\n  prometheusSpec:\n" + spec.indent(4));
        write("release.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: monitoring, namespace: monitoring}
                spec:
                  interval: 10m
                  chart:
                    spec:
                      chart: kube-prometheus-stack
                      sourceRef: {kind: HelmRepository, name: prometheus-community}
                  values:
                    prometheus:
                      prometheusSpec:
                """ + spec.indent(8));
        String refused = " PF301 `[0].action` must be one of `replace`, `keep`, `drop`, `hashmod`, `labelmap`,"
                + " `labeldrop`, `labelkeep`, `lowercase` and others, but is the text `kepe`.";

        assertThat(validate("values.yaml", null)).isTrue();
        assertThat(found()).containsExactly("values.yaml:13:36" + refused);
        assertThat(validate("release.yaml", null)).isTrue();
        assertThat(found()).contains("release.yaml:23:40" + refused).noneMatch(finding -> finding.contains("PF609"));
    }

    @Test
    void stopsWhereAFileIsWrongTenThousandTimes() throws IOException {
        write("prometheus.yml", "scrape_configs:\n" + "- job_name: a\n".repeat(20_000));
        assertThat(validate("prometheus.yml", null)).isTrue();
        assertThat(found())
                .hasSize(10_001)
                .contains("prometheus.yml:10003:13 PF053 The document has more than `10000` mistakes, and is not judged"
                        + " further than here.");
    }

    @Test
    void pointsIntoFilesThatStandInObjects() throws IOException {
        write("objects.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: prometheus}
                data:
                  prometheus.yml: |
                    global:
                      scrape_interval: 5x
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: jobs}
                stringData:
                  jobs.yaml: "- job_name: q\\n  bearer_tokn: hunter2\\n"
                """);
        assertThat(validate("objects.yaml", null)).isTrue();
        assertThat(found())
                .containsExactly(
                        "objects.yaml:7:24 PF301 `global.scrape_interval` is the text `5x`, which is not a duration such as"
                                + " 30s, 1h30m or 0.",
                        "objects.yaml:13:14 PF301 `[0].bearer_tokn` is no key of the Prometheus configuration.",
                        "objects.yaml:12:1 PF707 The Secret stands in its file for all to read.");
        assertThat(validator.lines().at(new FilePosition("objects.yaml", 13, 14)))
                .isEmpty();
    }

    @Test
    void neverTakesTheServersEnvironmentForKnown() throws IOException {
        write("prometheus.yml", "global:\n  external_labels: {a: 'x${HOST}', b: $$c, d: $E}\n");
        validate("prometheus.yml", null);
        assertThat(found())
                .containsExactly(
                        "prometheus.yml:2:24 PF109 `global.external_labels.a` takes `${HOST}` from the environment of the"
                                + " server, which is not known here.",
                        "prometheus.yml:2:47 PF109 `global.external_labels.d` takes `$E` from the environment of the server,"
                                + " which is not known here.");
        assertThat(findings.hasErrors()).isFalse();
    }

    @Test
    void showsNoLineThatMayHoldASecret() throws IOException {
        write("prometheus.yml", "scrape_configs:\n- job_name: a\n  basic_auth: {password: [hunter2]}\n  foo: 1\n");
        validate("prometheus.yml", null);
        assertThat(validator.lines().at(new FilePosition("prometheus.yml", 3, 3)))
                .isEmpty();
        assertThat(validator.lines().at(new FilePosition("prometheus.yml", 4, 3)))
                .isEqualTo("  foo: 1");
        assertThat(found().toString()).doesNotContain("hunter2");
    }

    @Test
    void doesNotGuess() throws IOException {
        write("other.yaml", "a: b\n");
        assertThat(validate("other.yaml", null)).isFalse();
        assertThat(validate("other.yaml", FileKind.PROMETHEUS)).isTrue();
        assertThat(found()).containsExactly("other.yaml:1:1 PF301 `a` is no key of the Prometheus configuration.");
    }

    @Test
    void judgesForTheTarget() throws IOException {
        write("prometheus.yml", "remote_write: [{url: 'http://a', queue_config: {capacity: 0}}]\n");
        validator = new FileValidator(PrometheusVersion.of(3, 11), findings);
        validate("prometheus.yml", null);
        assertThat(findings.hasErrors()).isFalse();
        validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        validate("prometheus.yml", null);
        assertThat(findings.hasErrors()).isTrue();
    }

    @Test
    void judgesTheJobsThatResourcesBecome() throws IOException {
        write("monitors.yaml", """
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: { name: a, namespace: b }
                spec:
                  selector: {}
                  endpoints:
                    - port: "http("
                      interval: 10s
                      scrapeTimeout: 20s
                      metricRelabelings:
                        - { sourceLabels: [x], regex: "(a", targetLabel: c }
                        - { action: labeldrop, regex: "[" }
                ---
                apiVersion: monitoring.coreos.com/v1alpha1
                kind: ScrapeConfig
                metadata: { name: a, namespace: b }
                spec:
                  scrapeInterval: 5x
                  staticConfigs:
                    - targets: ["http://a:1"]
                ---
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusAgent
                metadata: { name: a, namespace: b }
                spec:
                  remoteWrite:
                    - url: https://example.com/a
                      writeRelabelConfigs:
                        - { action: replace, sourceLabels: [a], targetLabel: "" , regex: "*" }
                      queueConfig: { minShards: 5, maxShards: 2 }
                """);
        assertThat(validate("monitors.yaml", null)).isTrue();
        assertThat(found())
                .containsExactly(
                        "monitors.yaml:7:13 PF201 `http(` is no regular expression of Prometheus: missing closing ).",
                        "monitors.yaml:9:22 PF507 The timeout of `20s` is longer than the interval of `10s`.",
                        "monitors.yaml:11:39 PF201 `(a` is no regular expression of Prometheus: missing closing ).",
                        "monitors.yaml:12:39 PF201 `[` is no regular expression of Prometheus: missing closing ].",
                        "monitors.yaml:18:19 PF301 `spec.scrapeInterval` is the text `5x`, which does not match"
                                + " `^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$`.",
                        "monitors.yaml:20:17 PF336 `http://a:1` is no target, because it holds a `/`.",
                        "monitors.yaml:29:21 PF203 The action `replace` needs a `targetLabel`.",
                        "monitors.yaml:29:74 PF201 `*` is no regular expression of Prometheus: missing argument to"
                                + " repetition operator: `*`.",
                        "monitors.yaml:30:33 PF306 `minShards` is `5`, which is more than the `2` of `maxShards`.",
                        "monitors.yaml:23:7 PF301 No schema is known for `PrometheusAgent` in `monitoring.coreos.com/v1`,"
                                + " so its fields are not validated.");
    }
}
