package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a chart around kube-prometheus-stack, and what Helm makes of templates in them. */
class ValuesAroundTest {
    private static final String JOBS = """
            prometheus:
              prometheusSpec:
                additionalScrapeConfigs:
                - job_name: "{{ .Values.shop }}"
                  scrape_interval: "{{ .Values.interval }}"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kube-prometheus-stack: [a]                                                          | 1:24 PF609
            kube-prometheus-stack: null                                                         |
            {kube-prometheus-stack: null, foo: 1}                                               |
            {kube-prometheus-stack: null, prometheus: {prometheusSpec: {replica: 1}}}           | 1:61 PF609
            {kube-prometheus-stack: {prometheus: {prometheusSpec: {replica: 1}}}, prometheus: {enabled: true}} | 1:56 PF609
            """)
    void areJudgedAlikeWhereverTheyComeFrom(String text, @Nullable String finding) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), text + "\n");
        ValidationRun direct = new ValidationRun(PrometheusVersion.NEWEST, null);
        direct.add(file, "values");
        ValidationRun said = new ValidationRun(PrometheusVersion.NEWEST, FileKind.VALUES);
        said.add(file, "values");
        ValidationRun input = new ValidationRun(PrometheusVersion.NEWEST, null);
        input.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "values", Path.of(""));

        List<String> expected = finding == null ? List.of() : List.of("values:" + finding);
        assertThat(found(direct)).isEqualTo(expected);
        assertThat(found(said)).isEqualTo(expected);
        assertThat(found(input)).isEqualTo(expected);
    }

    @Test
    void aTemplateIsLeftAloneAndCounted() throws IOException {
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(Files.writeString(folder.resolve("values.yaml"), JOBS), "values");

        assertThat(found(run)).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 1 document was left alone");
    }

    @Test
    void whatStandsBesideATemplateIsJudged() throws IOException {
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(Files.writeString(folder.resolve("values.yaml"), JOBS + "      foo: 1\n"), "values");

        assertThat(found(run)).containsExactly("values:6:7 PF301");
    }

    private static List<String> found(ValidationRun run) {
        return run.findings().stream()
                .map(finding -> finding.location().describe() + " " + finding.id())
                .toList();
    }
}
