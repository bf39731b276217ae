package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code validate} on what comes from standard input. */
class ValidateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int validate(String input, String... more) {
        Screen screen = new Screen(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        String[] typed = new String[more.length + 1];
        typed[0] = "validate";
        System.arraycopy(more, 0, typed, 1, more.length);
        int code = new Tool(screen).run(typed);
        screen.flush();
        return code;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsStandardInput() {
        int code = validate("scrape_configs:\n- job_name: a\n", "-");

        assertThat(err()).isEmpty();
        assertThat(out()).isEqualTo("1 file is valid\n");
        assertThat(code).isEqualTo(ExitCode.FINE);
    }

    @Test
    void showsTheLineOfStandardInput() {
        int code = validate("scrape_configs:\n- job_name: a\n  scrap_interval: 1m\n", "-");

        assertThat(err()).isEqualTo("""
                ERROR PF301
                  `scrape_configs[0].scrap_interval` is no key of the Prometheus configuration.
                    at standard input:3:3
                      |   scrap_interval: 1m
                      |   ^
                  Hint: Did you mean `scrape_interval`?
                1 error
                """);
        assertThat(out()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void takesValuesOfAChartAroundForWhatTheyAre() {
        int code = validate("""
                kube-prometheus-stack:
                  prometheus:
                    prometheusSpec:
                      retenton: 1d
                """, "--as", "values", "-");

        assertThat(err())
                .contains("`prometheus.prometheusSpec.retenton` is no value")
                .contains("at standard input:4:7\n");
        assertThat(code).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void cannotTellWhatNothingIs() {
        int code = validate("", "-");

        assertThat(err()).contains("PF057").contains("at standard input:1:1\n");
        assertThat(code).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void readsStandardInputOnce() {
        int code = validate("", "-", "-");

        assertThat(err()).startsWith("Standard input can be read once.\n");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }
}
