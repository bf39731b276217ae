package io.promfleet.generator.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.FileValidator;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of rules at the edges of what is a mistake. */
class RelabelPitfallsTest {
    private static List<String> found(String key, String... rules) {
        Findings findings = new Findings();
        new FileValidator(PrometheusVersion.NEWEST, findings)
                .validate(
                        SourceText.of(
                                "a.yaml", "- job_name: a\n  " + key + ":\n  - " + String.join("\n  - ", rules) + "\n"),
                        null,
                        FileKind.SCRAPE_CONFIGS);
        return findings.sorted().stream()
                .map(finding -> finding.location().describe() + " " + finding.id() + " " + finding.path())
                .toList();
    }

    private static String keep(String label, String regex) {
        return "{ action: keep, source_labels: [" + label + "], regex: '" + regex + "' }";
    }

    private static String drop(String label, String regex) {
        return "{ action: drop, source_labels: [" + label + "], regex: '" + regex + "' }";
    }

    @Test
    void keepsThatExcludeEachOtherAreFoundAtTheSecond() {
        assertThat(found("relabel_configs", keep("a", "x|y"), keep("b", "z"), keep("a", "z")))
                .containsExactly("a.yaml:5:5 PF208 job(a) > relabel");
    }

    @Test
    void aDropOfAllThatAKeepLeftIsFound() {
        assertThat(found("relabel_configs", keep("a", "x|y"), drop("a", "x"), drop("a", "y")))
                .containsExactly("a.yaml:5:5 PF208 job(a) > relabel");
        assertThat(found("relabel_configs", keep("a", "x|y"), drop("a", "x"))).isEmpty();
    }

    @Test
    void aKeepOfWhatWasDroppedIsFound() {
        assertThat(found("relabel_configs", drop("a", "x.*"), drop("a", "y"), keep("a", "xx|y")))
                .containsExactly("a.yaml:5:5 PF208 job(a) > relabel");
        assertThat(found("relabel_configs", drop("a", "x.*"), keep("a", "xx|y"), keep("a", "xx")))
                .containsExactly("a.yaml:5:5 PF208 job(a) > relabel");
        assertThat(found("relabel_configs", drop("a", "x"), keep("a", "x|y"))).isEmpty();
        assertThat(found("relabel_configs", drop("a", "x"), keep("a", "x.*"), keep("a", "x")))
                .containsExactly("a.yaml:5:5 PF208 job(a) > relabel");
        assertThat(found("relabel_configs", drop("a", "x"), keep("b", "x"))).isEmpty();
        assertThat(found("relabel_configs", drop("a", "x"), "{ target_label: a, replacement: x }", keep("a", "x")))
                .isEmpty();
    }

    @Test
    void anEscapedSignStandsForItself() {
        assertThat(found("relabel_configs", keep("a", "x\\.y|z"), keep("a", "x.y")))
                .isEmpty();
        assertThat(found("relabel_configs", keep("a", "x\\.y"), keep("a", "xzy")))
                .hasSize(1);
        assertThat(found("relabel_configs", keep("a", "x.y"), keep("a", "z"))).isEmpty();
    }

    @Test
    void aRuleThatMaySetTheLabelBetweenThemEndsTheSearch() {
        for (String between : List.of(
                "{ target_label: a, replacement: z }",
                "{ action: labelmap, regex: 'b_(.+)' }",
                "{ action: labeldrop, regex: 'b' }",
                "{ source_labels: [n], target_label: '${1}', regex: '(.*)', replacement: z }")) {
            assertThat(found("relabel_configs", keep("a", "x"), between, keep("a", "z")))
                    .as(between)
                    .isEmpty();
        }
        assertThat(found("relabel_configs", keep("a", "x"), "{ target_label: c, replacement: z }", keep("a", "z")))
                .hasSize(1);
    }

    @Test
    void rulesOverOtherLabelsOrWithAnotherSeparatorAreOthers() {
        assertThat(found(
                        "relabel_configs",
                        "{ action: keep, source_labels: [a, b], separator: '-', regex: 'x-y' }",
                        "{ action: keep, source_labels: [a, b], separator: '+', regex: 'x.z' }"))
                .isEmpty();
    }

    @Test
    void anchorsAreFoundUnlessTheLastIsEscapedOrAlone() {
        assertThat(found("relabel_configs", keep("a", "^x$"))).containsExactly("a.yaml:3:5 PF202 job(a) > relabel");
        assertThat(found("relabel_configs", keep("a", "^x\\\\$"))).hasSize(1);
        assertThat(found("relabel_configs", keep("a", "^x\\$"))).isEmpty();
        assertThat(found("relabel_configs", keep("a", "^x"))).isEmpty();
        assertThat(found("relabel_configs", keep("a", "x$"))).isEmpty();
        assertThat(found("relabel_configs", keep("a", "^$"))).isEmpty();
    }

    /** Prometheus loads such rules, so that a file with them is as right as Prometheus says. */
    @Test
    void inAFileTheyAreWarnings() {
        Findings findings = new Findings();
        new FileValidator(PrometheusVersion.NEWEST, findings)
                .validate(SourceText.of("a.yaml", """
                                scrape_configs:
                                - job_name: a
                                  relabel_configs:
                                  - {action: keep, source_labels: [__name__], regex: x}
                                  - {action: keep, source_labels: [a], regex: x}
                                  - {action: keep, source_labels: [a], regex: y}
                                  metric_relabel_configs:
                                  - {action: keep, source_labels: [__meta_a], regex: x}
                                """), null, FileKind.PROMETHEUS);
        assertThat(findings.sorted().stream()
                        .map(finding -> finding.severity() + " " + finding.id() + " "
                                + finding.location().describe()))
                .containsExactly("WARNING PF206 a.yaml:4:5", "WARNING PF208 a.yaml:6:5", "WARNING PF206 a.yaml:8:5");
    }

    @Test
    void labelsOfAnotherPhaseAreFoundInEitherDirection() {
        assertThat(found("relabel_configs", "{ target_label: __name__, replacement: z }"))
                .containsExactly("a.yaml:3:5 PF206 job(a) > relabel");
        assertThat(found("relabel_configs", keep("__name__", "z"))).hasSize(1);
        assertThat(found("relabel_configs", keep("__meta_a", "z"))).isEmpty();
        assertThat(found("metric_relabel_configs", keep("__param_a", "z")))
                .containsExactly("a.yaml:3:5 PF206 job(a) > metricRelabel");
        assertThat(found("metric_relabel_configs", keep("__address__", "z"))).hasSize(1);
        assertThat(found("metric_relabel_configs", "{ action: labelmap, regex: '__meta_(.+)' }"))
                .hasSize(1);
        assertThat(found("metric_relabel_configs", "{ action: labelmap, regex: 'meta_(.+)' }"))
                .isEmpty();
        assertThat(found("metric_relabel_configs", keep("__name__", "z"))).isEmpty();
    }
}
