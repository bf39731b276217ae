package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file holds shows in its outermost keys, however they are written, and in nothing below them. */
class FileContentTest {
    @TempDir
    private Path folder;

    private List<String> found(String text) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, text);
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(file, "a.yaml");
        return run.findings().stream()
                .map(finding -> finding.location().describe() + " " + finding.id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{'\\n'  \"scrape_configs\": [{'\\n'    \"job\": \"a\"'\\n'  }]'\\n'}'\\n' ! 2:22 PF301, 3:5 PF301",
                "[{job: a, job_name: b}]'\\n' ! 1:3 PF301",
                "- relabel_configs:'\\n'  - regex: a('\\n'    action: labeldrop'\\n'  job_name: b'\\n' ! 2:12 PF201",
                "- job_name:'\\n'  static_configs: []'\\n' ! 1:12 PF301",
                "- {url: 'http://a', nam: a}'\\n' ! 1:21 PF301",
                "? scrape_configs'\\n': - job_name: a'\\n'    job: b'\\n' ! 3:5 PF301",
                "---'\\n'# jobs'\\n'- job_name: a'\\n'  metrics_path: ['\\n' ! 5:1 PF052",
                "scrape_configs:'\\n'- job_name: ['\\n' ! 3:1 PF052",
                "global:'\\n'  imageRegistry:'\\n'prometheus: {prometheusSpec: {replica: 2}}'\\n' ! 3:31 PF609",
            })
    void judgesWhatItsOutermostKeysSay(String text, String expected) throws IOException {
        assertThat(String.join(", ", found(text.replace("'\\n'", "\n"))).replace("a.yaml:", ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- op: replace\n  path: /spec/remoteWrite/0\n  value:\n    url: http://a\n",
                "- targets: ['a:1']\n  labels:\n    url: b\n",
                "- name: a\n  remote:\n    regex: b\n    action: replace\n",
                "- |\n  job_name: a\n",
                "a: |\n  b\nscrape_configs\n",
            })
    void takesNothingFurtherInsideForASign(String text) throws IOException {
        assertThat(found(text)).containsExactly("a.yaml:1:1 PF057");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scrape_configs:\n", "rule_files:\n  # - a.yaml\n"})
    void aKeyWithoutValueIsASign(String text) throws IOException {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void whatOnlyTheChartHasBelowGlobalIsASign() throws IOException {
        assertThat(found("global: {rbac: {create: false}}\n")).containsExactly("a.yaml:1:17 PF506");
    }

    @Test
    void aSecondDocumentWithAMistakeChangesNothing() throws IOException {
        assertThat(found("scrape_configs: []\n---\na: [\n")).containsExactly("a.yaml:2:1 PF055");
    }
}
