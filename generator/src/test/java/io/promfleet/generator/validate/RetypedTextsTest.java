package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts without quotes, read by Helm, by Flux and by Prometheus. */
class RetypedTextsTest {
    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: { name: stack, namespace: monitoring }
            spec:
              interval: 10m
              driftDetection: { mode: enabled }
              upgrade: { crds: CreateReplace }
              chart:
                spec:
                  chart: kube-prometheus-stack
                  version: 88.5.3
                  sourceRef: { kind: HelmRepository, name: prometheus-community }
              values:
            """;

    private static List<String> found(String text, FileKind kind) {
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        validator.validate(SourceText.of("a.yaml", text), null, kind);
        validator.finish();
        return findings.sorted().stream()
                .map(finding -> finding.location().describe() + " " + finding.severity() + " " + finding.id() + " "
                        + finding.message())
                .toList();
    }

    @Test
    void namesHelmWhereAWordInValuesIsTrueToItAndATextWasAskedFor() {
        assertThat(found(
                        "prometheus:\n  prometheusSpec:\n    externalLabels:\n      zone: on\n      off: a\n",
                        FileKind.VALUES))
                .containsExactly(
                        "a.yaml:4:13 ERROR PF710 Helm reads YAML 1.1, in which `on` is `true`.",
                        "a.yaml:5:7 ERROR PF710 Helm reads YAML 1.1, in which the key `off` is `false`.");
    }

    @Test
    void leavesAWordAloneWhereATruthValueIsMeant() {
        assertThat(found("alertmanager:\n  enabled: no\ngrafana:\n  enabled: yes\n", FileKind.VALUES))
                .isEmpty();
    }

    @Test
    void namesHelmWhereANumberLosesHowItWasWritten() {
        assertThat(found("""
                        prometheus:
                          prometheusSpec:
                            image:
                              tag: 1.10
                            replicas: 010
                            enforcedSampleLimit: 1_000
                            externalLabels:
                              build: 1e3
                              time: 12:30:00
                              day: 2026-01-02
                        """, FileKind.VALUES))
                .containsExactly(
                        "a.yaml:4:12 ERROR PF710 Helm takes `1.10` for the number `1.1`.",
                        "a.yaml:8:14 ERROR PF710 Helm takes `1e3` for the number `1000`.",
                        "a.yaml:5:15 WARNING PF710 Helm takes `010` for the number `8`.");
    }

    @Test
    void namesFluxWhereItHandsOnATextThatWasMeantAsATruthValue() {
        assertThat(found(RELEASE + "    alertmanager:\n      enabled: no\n", FileKind.OBJECTS))
                .containsExactly("a.yaml:15:16 ERROR PF710 Flux builds the tree with kustomize, which hands on the text"
                        + " `no`, and a text is never false to the chart's templates.");
    }

    @Test
    void namesBothReadersWhereTheyDisagreeAboutATextInAnObject() {
        assertThat(found("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: a
                          labels: { canary: on }
                          annotations:
                            since: 2026-01-02
                            version: 1.10
                        """, FileKind.OBJECTS))
                .containsExactly(
                        "a.yaml:8:14 ERROR PF710 Flux builds the tree with kustomize, which takes `1.10` for the number"
                                + " `1.1`.",
                        "a.yaml:5:21 WARNING PF710 `on` is a text to Flux, and `true` to `kubectl apply`, which reads"
                                + " YAML 1.1.",
                        "a.yaml:7:12 WARNING PF710 Flux builds the tree with kustomize, which makes"
                                + " `2026-01-02T00:00:00Z` of `2026-01-02`.");
    }

    @Test
    void namesPrometheusWhereItReadsANumberToAnotherBase() {
        assertThat(found(
                        "scrape_configs:\n- job_name: a\n  sample_limit: 0777\n  target_limit: 1_000\n",
                        FileKind.PROMETHEUS))
                .containsExactly(
                        "a.yaml:3:17 WARNING PF056 `scrape_configs[0].sample_limit` is `0777`, which Prometheus reads"
                                + " as octal: `511`.");
    }

    @Test
    void leavesWordsOfPrometheusOwnFileAlone() {
        assertThat(found("""
                        global:
                          external_labels: { zone: on }
                        scrape_configs:
                        - job_name: yes
                          honor_labels: on
                        """, FileKind.PROMETHEUS)).isEmpty();
    }

    @Test
    void leavesQuotedTextsAndModesOfFilesAlone() {
        assertThat(found("""
                        prometheus:
                          prometheusSpec:
                            externalLabels: { zone: "on", build: '1e3' }
                            volumes:
                            - name: a
                              configMap: { name: a, defaultMode: 0644 }
                        """, FileKind.VALUES)).isEmpty();
    }
}
