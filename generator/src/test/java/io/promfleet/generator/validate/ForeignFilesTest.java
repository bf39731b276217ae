package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs are left alone and counted; only a user's own word makes them what they are not. */
class ForeignFilesTest {
    private static final String PROMTAIL = """
            server: {http_listen_port: 9080}
            clients: [{url: "http://loki:3100/loki/api/v1/push"}]
            scrape_configs:
            - job_name: pods
              pipeline_stages: [{cri: {}}]
              kubernetes_sd_configs: [{role: pod}]
            """;

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private ValidationRun run(FileKind... kind) {
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, kind.length == 0 ? null : kind[0]);
        run.add(folder, "folder");
        return run;
    }

    private static List<String> found(ValidationRun run) {
        return run.findings().stream()
                .map(finding -> finding.location().describe() + " " + finding.id())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global: {resolve_timeout: 5m, slack_api_url: \"https://x\"}\nroute: {receiver: a}\nreceivers: [{name: a}]\n",
                "global: {resolve_timeout: 5m}\n",
                PROMTAIL,
                "scrape_configs:\n- job_name: a\n  pipeline_stages: [{cri: {}}]\n",
                "- job_name: a\n  pipeline_stages: [{cri: {}}]\n",
                "global: {scrape_interval: 30s}\nscrape_configs:\n- job_name: a\n  stream_parse: true\n",
                "storage: {type: s3}\n",
                "tracing: {enabled: true}\nserver: {http_listen_port: 3100}\n",
                "receivers: {prometheus: {config: {scrape_configs: []}}}\nservice: {pipelines: {}}\n",
                "groups:\n- admins\n- devs\n",
                "groups:\n- name: admins\n  members: [a]\n",
                "groups:\n- name: a\n  rules: [{allow: x}]\n",
                "groups: {admins: [a]}\n",
                "groups:\n- name: a\n  partial_response_strategy: warn\n  rules: [{alert: X, expr: up == 0}]\n",
                "groups:\n- name: a\n  type: prometheus\n  rules: [{alert: X, expr: up == 0}]\n",
                "groups:\n- name: a\n  rules: [{alert: X, expr: up == 0, debug: true}]\n",
                "groups:\n- name: a\n  rules: [{alert: X, expr: 'rate({app=\"x\"} |= \"error\" [5m]) > 1'}]\n",
                "namespace: a\ngroups:\n- name: a\n  rules: [{alert: X, expr: up == 0}]\n",
                "- action: opened\n  label: x\n",
                "{{ if .Values.x }}\napiVersion: v1\nkind: ConfigMap\n{{ end }}\n",
                "scrape_configs:\n- job_name: {{ job }}\n{% for x in y %}\n- job_name: x\n{% endfor %}\n",
            })
    void leavesOtherProgramsAlone(String text) throws IOException {
        write("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        write("b.yaml", text);
        ValidationRun run = run();

        assertThat(found(run)).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 1 file was left alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groups: {}                              | 1:9 PF301
            groups: [{name: a}, {name: a}]          | 1:28 PF340
            groups: [{name: ''}]                    | 1:10 PF340
            groups: [{name: a, interval: 1}]        | 1:30 PF301
            groups: [{name: a, rule: []}]           | 1:20 PF301
            groups: [{interval: 1m}]                | 1:10 PF340
            """)
    void groupsWithoutRulesAreOfARuleFile(String text, String finding) throws IOException {
        write("a.yaml", text + "\n");

        assertThat(found(run())).containsExactly("folder/a.yaml:" + finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups:\n", "groups: [{name: a}]\n", "groups: [{name: a, rules: null}]\n"})
    void groupsMayHaveNoRules(String text) throws IOException {
        write("a.yaml", text);
        ValidationRun run = run();

        assertThat(found(run)).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid");
    }

    @Test
    void oneOfSeveralDocumentsIsEnough() throws IOException {
        write("a.yaml", "global: {}\n---\nscrape_configs: []\n");

        assertThat(found(run())).containsExactly("folder/a.yaml:2:1 PF055");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global: {scrape_interval: 30s}\nscrape_config: []\n",
                "scrape_configs: []\nfoo: 1\n",
                "global: {scrape_intervall: 30s}\n",
                "storage: {tsdb: {}}\nfoo: 1\n",
                "remote_write: []\nfoo: 1\n",
                "groups:\n- name: a\n  rules: [{alert: X, expr: up == 0}]\nfoo: 1\n",
                "groups:\n- name: a\n  rules: [{alert: X, expr: up == 0, labels: {type: prometheus}}]\nfoo: 1\n",
            })
    void aMistypedKeyMakesNoFileForeign(String text) throws IOException {
        write("a.yaml", text);

        assertThat(found(run())).isNotEmpty().allMatch(found -> found.endsWith(" PF301"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"global:\n", "global: {}\n", "global:\n  scrape_interval: 30s\n", "runtime: {}\n"})
    void aSectionWithoutKeysIsAConfiguration(String text) throws IOException {
        write("a.yaml", text);
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder.resolve("a.yaml"), "a.yaml");

        assertThat(found(run)).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid");
    }

    @Test
    void countsWhatConfigMapsHoldForOtherPrograms() throws IOException {
        write("a.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: promtail}
                data:
                  promtail.yaml: |
                """ + PROMTAIL.indent(4));
        ValidationRun run = run();

        assertThat(found(run)).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 1 document was left alone");
    }

    @Test
    void takesTheUsersWord() throws IOException {
        write("promtail.yaml", PROMTAIL);

        assertThat(found(run(FileKind.PROMETHEUS)))
                .containsExactly(
                        "folder/promtail.yaml:1:1 PF301",
                        "folder/promtail.yaml:2:1 PF301",
                        "folder/promtail.yaml:5:3 PF301");
    }

    @Test
    void leavesTemplatesOfAChartAlone() throws IOException {
        write("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        write("chart/Chart.yaml", "apiVersion: v2\nname: foo\nversion: 0.1.0\n");
        write("chart/templates/deep/monitor.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadat: {{ .Values.x }}\n");
        write("other/templates/monitor.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadat: {name: a}\n");
        ValidationRun run = run();

        assertThat(found(run)).containsExactly("folder/other/templates/monitor.yaml:3:1 PF301");
        assertThat(run.summary()).isEqualTo("2 files are valid; 2 files were left alone");
    }
}
