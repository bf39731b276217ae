package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.model.PrometheusVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential that an alias of YAML repeats as something else is printed neither in a finding nor in a line. */
class RepeatedSecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- job_name: x\n  basic_auth: {username: u, password: &p SECRET}\n- job_name: *p\n- job_name: *p\n",
                "- job_name: &p SECRET\n  basic_auth: {username: u, password: *p}\n- job_name: *p\n",
                "- job_name: x\n  basic_auth: {username: u, password: &p SECRET}\n  scheme: *p\n",
                "- job_name: x\n  basic_auth: {username: u, password: &p SECRET}\n  metrics_path: /\n  *p : 1\n",
                "- job_name: x\n  authorization: &a {credentials: &p SECRET}\n  params: {*p : 1}\n",
                "- job_name: x\n  basic_auth: &b {username: u, password: SECRET}\n  params: *b\n  tls_config: *b\n",
            })
    void isNotPrinted(String jobs) throws IOException {
        for (String secret : List.of("hunter2", "a", "x\u2028y hunter2", "h".repeat(100))) {
            String text = "scrape_configs:\n" + jobs.replace("SECRET", '"' + secret + '"');
            ValidationRun run = run(text);

            assertThat(run.findings()).isNotEmpty();
            for (Finding finding : run.findings()) {
                assertThat(finding.path() + finding.message() + finding.hint())
                        .doesNotContain("`" + secret + "`")
                        .doesNotContain("hunter2", "hhhhhh");
                assertThat(run.line(finding)).doesNotContain("\"" + secret + "\"");
            }
        }
    }

    @Test
    void whatIsRepeatedAndNoSecretIsPrinted() throws IOException {
        assertThat(run("scrape_configs:\n- job_name: &j shop\n- job_name: *j\n").findings())
                .extracting(Finding::message)
                .containsExactly("Two jobs are named `shop`.");
    }

    private static ValidationRun run(String text) throws IOException {
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, FileKind.PROMETHEUS, true);
        run.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "prometheus.yml", Path.of(""));
        return run;
    }
}
