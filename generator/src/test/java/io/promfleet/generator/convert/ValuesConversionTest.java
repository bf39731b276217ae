package io.promfleet.generator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of the chart, read and written. */
class ValuesConversionTest {
    private final Findings findings = new Findings();

    private String convert(String text, Language from, Language to, String target) {
        return new FileConversion(PrometheusVersion.parse(target), List.of(), false, findings)
                .convert(SourceText.of("file.yml", text), null, from, to)
                .orElse("");
    }

    private List<String> errors() {
        return findings.sorted().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.id() + " " + finding.message())
                .toList();
    }

    @Test
    void selectsTheKeysThatWereSelected() {
        String result = convert("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: http://e/b
                      oauth2:
                        clientId: {secret: {name: s, key: i}}
                        clientSecret: {name: s, key: j}
                        tokenUrl: http://t
                    remoteRead:
                    - url: http://e/b
                      basicAuth:
                        username: {name: s, key: i}
                        password: {name: s, key: j}
                """, Language.VALUES, Language.VALUES, "3.14");

        assertThat(errors()).isEmpty();
        assertThat(result).contains("""
                      oauth2:
                        clientId:
                          secret:
                            name: s
                            key: i
                        clientSecret:
                          name: s
                          key: j
                        tokenUrl: http://t
                """, """
                      basicAuth:
                        username:
                          name: s
                          key: i
                        password:
                          name: s
                          key: j
                """);
    }

    /** What the content of a Secret would have to stand in is the only finding. */
    @Test
    void doesNotMissWhatItCannotWrite() {
        convert("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: http://e/b
                      oauth2:
                        clientId: {secret: {name: s, key: i}}
                        clientSecret: {name: s, key: j}
                        tokenUrl: http://t
                """, Language.VALUES, Language.PROMETHEUS, "3.14");

        assertThat(errors()).hasSize(1).first().asString().startsWith("PF303 Prometheus reads `client_id`");
    }

    /** The chart runs jobs through templates, and what is about alerts as it stands. */
    @Test
    void readsBracesWhereTheChartRunsNoTemplate() {
        String file = """
                alerting:
                  alert_relabel_configs:
                  - target_label: a
                    replacement: '{{ x }}'
                  alertmanagers:
                  - path_prefix: '/{{ y }}'
                    static_configs:
                    - targets:
                      - a:9093
                scrape_configs:
                - job_name: '{{ z }}'
                """;
        String values = convert(file, Language.PROMETHEUS, Language.VALUES, "3.14");

        assertThat(values)
                .contains("replacement: \"{{ x }}\"", "path_prefix: /{{ y }}")
                .doesNotContain("job_name: \"{{ z }}\"");
        String again = convert(values, Language.VALUES, Language.PROMETHEUS, "3.14");
        assertThat(errors()).isEmpty();
        assertThat(again).contains("replacement: \"{{ x }}\"", "path_prefix: /{{ y }}", "job_name: \"{{ z }}\"");
    }

    @Test
    void writesWhatTheTargetKnowsAndTheNewestDoesNot() {
        String values = convert("""
                alerting:
                  alertmanagers:
                  - api_version: v1
                    static_configs:
                    - targets: [a:9093]
                scrape_configs:
                - job_name: a
                  scrape_classic_histograms: true
                """, Language.PROMETHEUS, Language.VALUES, "2.53.0");

        assertThat(errors()).isEmpty();
        assertThat(values).contains("api_version: v1", "scrape_classic_histograms: true");
    }

    @Test
    void saysThatItDoesNotKnowTheRelease() {
        convert("{}", Language.PROMETHEUS, Language.PROMETHEUS, "9.9");

        assertThat(findings.sorted()).extracting(Finding::id).containsExactly("PF601");
    }

    /** A chart around kube-prometheus-stack has its values below its name. */
    @Test
    void readsValuesOfAChartAround() {
        String result = convert("""
                loki: {enabled: true}
                kube-prometheus-stack:
                  grafana: {enabled: false}
                  prometheus:
                    service: {type: ClusterIP}
                    prometheusSpec:
                      prometheusExternalLabelNameClear: true
                      replicaExternalLabelNameClear: true
                      additionalScrapeConfigs:
                      - job_name: a
                        static_configs: [{targets: ['a:1']}]
                """, Language.VALUES, Language.PROMETHEUS, "3.14");

        assertThat(findings.sorted().stream()
                        .map(finding -> finding.location().describe() + " " + finding.id() + " " + finding.message()))
                .containsExactly(
                        "file.yml:1:1 PF065 `loki` is left out: only `kube-prometheus-stack.prometheus.prometheusSpec`"
                                + " becomes configuration of Prometheus.",
                        "file.yml:3:3 PF065 `kube-prometheus-stack.grafana` is left out: only"
                                + " `kube-prometheus-stack.prometheus.prometheusSpec` becomes configuration of"
                                + " Prometheus.",
                        "file.yml:5:5 PF065 `kube-prometheus-stack.prometheus.service` is left out: only"
                                + " `kube-prometheus-stack.prometheus.prometheusSpec` becomes configuration of"
                                + " Prometheus.");
        assertThat(result).isEqualTo("""
                global:
                  scrape_interval: 30s
                  evaluation_interval: 30s
                scrape_configs:
                - job_name: a
                  static_configs:
                  - targets:
                    - a:1
                """);
    }

    @Test
    void findsMistakesInValuesOfAChartAround() {
        convert("""
                kube-prometheus-stack:
                  prometheus:
                    prometheusSpec:
                      additionalScrapeConfigs:
                      - job_nam: a
                """, Language.VALUES, Language.PROMETHEUS, "3.14");

        assertThat(findings.sorted()).first().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF301");
            assertThat(finding.location().describe()).isEqualTo("file.yml:5:9");
        });
    }
}
