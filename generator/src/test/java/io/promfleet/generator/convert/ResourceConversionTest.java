package io.promfleet.generator.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.Regex;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs as resources of the Prometheus Operator. */
class ResourceConversionTest {
    private final Findings findings = new Findings();

    private Optional<String> resources(String text, String target, boolean partial, String... secrets) {
        return convert(text, Language.RESOURCES, target, partial, secrets);
    }

    private Optional<String> convert(String text, Language to, String target, boolean partial, String... secrets) {
        List<SecretMapping> mappings =
                List.of(secrets).stream().map(SecretMapping::parse).toList();
        return new FileConversion(PrometheusVersion.parse(target), mappings, partial, findings)
                .convert(SourceText.of("prometheus.yml", text), null, Language.PROMETHEUS, to);
    }

    private List<String> found() {
        return findings.sorted().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.location().describe() + " " + finding.message())
                .toList();
    }

    /** `y` is a text to Flux and a truth value to kubectl, so that nobody knows what the resource says. */
    @Test
    void makesNothingOfWhatTwoReadersTakeForTwoThings() {
        Optional<String> made = new FileConversion(PrometheusVersion.NEWEST, List.of(), true, findings)
                .convert(SourceText.of("probe.yml", """
                        apiVersion: monitoring.coreos.com/v1
                        kind: Probe
                        metadata: {name: a}
                        spec:
                          prober: {url: 'exporter:9115'}
                          targets: {staticConfig: {static: [a], labels: {x: y}}}
                        """), null, Language.RESOURCES, Language.PROMETHEUS);

        assertThat(made).isEmpty();
        assertThat(found())
                .containsExactly(
                        "ERROR PF710 probe.yml:6:53 `y` is a text to Flux, and `true` to `kubectl apply`, which"
                                + " reads YAML 1.1.");
    }

    @Test
    void makesAResourceOfEachJob() {
        assertThat(resources("""
                scrape_configs:
                - job_name: The API
                  scrape_interval: 15s
                  basic_auth: {username_file: /run/user, password_file: /run/password}
                  static_configs: [{targets: ['api:8080']}]
                  relabel_configs:
                  - {action: keep, source_labels: [__address__], regex: 'api:.*'}
                - job_name: the-api
                  kubernetes_sd_configs: [{role: endpointslice, namespaces: {names: [shop]}}]
                """, "3.14", false, "/run/user=api/user", "/run/password=api/password"))
                .contains("""
                apiVersion: monitoring.coreos.com/v1alpha1
                kind: ScrapeConfig
                metadata:
                  name: the-api
                spec:
                  jobName: The API
                  scrapeInterval: 15s
                  basicAuth:
                    username:
                      name: api
                      key: user
                    password:
                      name: api
                      key: password
                  staticConfigs:
                  - targets:
                    - api:8080
                  relabelings:
                  - action: keep
                    sourceLabels:
                    - __address__
                    regex: api:.*
                ---
                apiVersion: monitoring.coreos.com/v1alpha1
                kind: ScrapeConfig
                metadata:
                  name: the-api-2
                spec:
                  jobName: the-api
                  kubernetesSDConfigs:
                  - role: EndpointSlice
                    namespaces:
                      names:
                      - shop
                """);
        assertThat(found()).isEmpty();
    }

    /** The Operator writes no empty expression, and without one Prometheus takes one that matches everything. */
    @Test
    void spellsAnEmptyExpressionThatTheOperatorPassesOn() {
        String text = """
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  relabel_configs:
                  - {action: drop, source_labels: [a], regex: ""}
                  - {source_labels: [b], regex: "", target_label: c, replacement: ""}
                  metric_relabel_configs:
                  - {action: labeldrop, regex: ""}
                """;

        assertThat(resources(text, "3.14", false).orElseThrow()).contains("""
                          relabelings:
                          - action: drop
                            sourceLabels:
                            - a
                            regex: ()
                          - action: replace
                            sourceLabels:
                            - b
                            regex: ()
                            targetLabel: c
                            replacement: ""
                          metricRelabelings:
                          - action: labeldrop
                            regex: ()
                        """);
        assertThat(convert(text, Language.MONITORS, "3.14", true).orElseThrow()).contains("regex: ()");
        String sent = """
                remote_write:
                - url: https://hub/api/v1/write
                  write_relabel_configs:
                  - {action: drop, source_labels: [a], regex: ""}
                """;
        assertThat(convert(sent, Language.VALUES, "3.14", false).orElseThrow()).endsWith("\n        regex: ()\n");
    }

    @Test
    void meansByThatSpellingWhatTheEmptyExpressionMeans() throws Exception {
        for (PrometheusVersion version : List.of(PrometheusVersion.of(2, 42), PrometheusVersion.NEWEST)) {
            for (String value : List.of("", "a", "\n", "()")) {
                assertThat(Regex.compile("()", version).matches(value))
                        .isEqualTo(Regex.compile("", version).matches(value))
                        .isEqualTo(value.isEmpty());
            }
        }
    }

    @Test
    void saysWhatNoResourceSays() {
        String text = """
                global: {scrape_interval: 15s}
                scrape_configs:
                - job_name: a
                  marathon_sd_configs: [{servers: ['http://marathon:8080']}]
                  tls_config: {ca_file: /etc/ca.pem}
                """;

        assertThat(resources(text, "3.14", false)).isEmpty();
        assertThat(found())
                .containsExactly(
                        "ERROR PF301 prometheus.yml:1:1 What Prometheus calls `global` cannot be said in a `ScrapeConfig`,"
                                + " which is about one job.",
                        "ERROR PF301 prometheus.yml:4:25 What Prometheus calls `marathon_sd_configs` cannot be said in the"
                                + " Prometheus Operator's resources.",
                        "ERROR PF301 prometheus.yml:5:16 In the Prometheus Operator's resources `ca` refers to a Secret or"
                                + " ConfigMap and takes nothing else.");
    }

    @Test
    void saysWhatTheOperatorDropsInFrontOfAnOlderPrometheus() {
        String text = """
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  always_scrape_classic_histograms: true
                """;

        assertThat(resources(text, "3.14", false)).isPresent();
        assertThat(resources(text, "2.53", false)).isEmpty();
        assertThat(found()).anyMatch(line -> line.startsWith("ERROR PF602 prometheus.yml:4:3 "));
    }

    /** One credential, one finding: that it is there, or that it has to become a reference, and how. */
    @Test
    void saysOnceWhatIsWrongWithACredential() {
        String text = """
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  basic_auth: {username: reader, password: hunter2}
                  tls_config: {ca_file: /etc/ca.pem}
                """;

        assertThat(resources(text, "3.14", false)).isEmpty();
        assertThat(findings.sorted())
                .extracting(Finding::id, Finding::hint)
                .containsExactly(
                        tuple(
                                "PF301",
                                "Put it into a Secret, and say which with `--secret"
                                        + " 'scrape_configs[0].basic_auth.username=SECRET/KEY'`."),
                        tuple(
                                "PF303",
                                "Say what it is to become with `--secret"
                                        + " 'scrape_configs[0].basic_auth.password=SECRET/KEY'`, the key of a Secret that holds it."),
                        tuple(
                                "PF301",
                                "Put it into a Secret, and say which with `--secret"
                                        + " 'scrape_configs[0].tls_config.ca_file=SECRET/KEY'`."));
    }

    @Test
    void leavesOutWhatNothingIsLeftOf() {
        assertThat(resources("""
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  basic_auth: {username: reader}
                """, "3.14", true).orElseThrow()).doesNotContain("basicAuth");
    }

    @Test
    void saysOnceInADefinitionWhatIsWrongWithACredential() {
        assertThat(convert("""
                scrape_configs:
                - job_name: a
                  static_configs: [{targets: ['a:1']}]
                  basic_auth: {username: reader, password: hunter2}
                """, Language.JAVA, "3.14", false)).isEmpty();
        assertThat(findings.sorted())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::id)
                .containsExactly("PF303");
    }

    @Test
    void makesAMonitorWhereOneSaysTheJob() {
        assertThat(convert("""
                scrape_configs:
                - job_name: workers
                  scrape_interval: 15s
                  sample_limit: 1000
                  follow_redirects: false
                  bearer_token_file: /run/token
                  kubernetes_sd_configs: [{role: pod, namespaces: {names: [shop]}, selectors: [{role: pod, label: app=worker}]}]
                  relabel_configs:
                  - {action: keep, source_labels: [__meta_kubernetes_pod_container_port_name], regex: metrics}
                  - {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}
                - job_name: web
                  metrics_path: /probe
                  params: {module: [http_2xx]}
                  static_configs: [{targets: ['https://example.com'], labels: {team: web}}]
                  relabel_configs:
                  - {source_labels: [__address__], target_label: __param_target}
                  - {source_labels: [__param_target], target_label: instance}
                  - {target_label: __address__, replacement: 'blackbox:9115'}
                """, Language.MONITORS, "3.14", false, "/run/token=workers/token"))
                .contains("""
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata:
                  name: workers
                spec:
                  namespaceSelector:
                    matchNames:
                    - shop
                  selector:
                    matchLabels:
                      app: worker
                  selectorMechanism: RoleSelector
                  sampleLimit: 1000
                  podMetricsEndpoints:
                  - port: metrics
                    interval: 15s
                    authorization:
                      credentials:
                        name: workers
                        key: token
                    followRedirects: false
                    filterRunning: false
                    relabelings:
                    - action: replace
                      targetLabel: job
                      replacement: workers
                    - action: labelmap
                      regex: __meta_kubernetes_pod_label_(.+)
                ---
                apiVersion: monitoring.coreos.com/v1
                kind: Probe
                metadata:
                  name: web
                spec:
                  jobName: web
                  prober:
                    url: blackbox:9115
                    path: /probe
                  module: http_2xx
                  targets:
                    staticConfig:
                      static:
                      - https://example.com
                      labels:
                        team: web
                """);
        assertThat(found())
                .containsExactly(
                        "WARNING PF068 prometheus.yml:2:3 The job `workers` becomes a `PodMonitor`, in which the Operator"
                                + " adds the labels `namespace`, `container`, `pod` and `endpoint`, and calls `job_name` after"
                                + " the resource.",
                        "WARNING PF068 prometheus.yml:11:3 The job `web` becomes a `Probe`, in which the Operator adds the"
                                + " label `namespace`, and calls `job_name` after the resource.");
    }

    @Test
    void saysWhyAJobStaysAScrapeConfig() {
        Optional<String> monitors = convert("""
                scrape_configs:
                - job_name: a
                  ec2_sd_configs: [{region: eu-west-1}]
                - job_name: b
                  static_configs: [{targets: ['b:1']}]
                - job_name: c
                  kubernetes_sd_configs: [{role: node}]
                - job_name: d
                  kubernetes_sd_configs: [{role: pod}]
                  relabel_configs: [{source_labels: [namespace], target_label: team}]
                - job_name: e
                  kubernetes_sd_configs: [{role: pod, selectors: [{role: pod, field: spec.nodeName=n}]}]
                - job_name: f
                  kubernetes_sd_configs: [{role: pod}]
                  static_configs: [{targets: ['f:1']}]
                - job_name: g
                  kubernetes_sd_configs: [{role: pod, api_server: 'https://api.example.com'}]
                - job_name: h
                  kubernetes_sd_configs: [{role: pod}]
                  metric_name_validation_scheme: legacy
                """, Language.MONITORS, "3.14", false);

        assertThat(monitors).isPresent();
        assertThat(monitors.orElseThrow()).doesNotContain("Monitor\n", "Probe\n");
        assertThat(found())
                .containsExactly(
                        stays("a", 2, "no monitor finds what this discovery finds"),
                        stays(
                                "b",
                                4,
                                "targets that are named one by one are a `Probe` only where an exporter is asked about them"),
                        stays("c", 6, "no monitor finds what `role: node` finds"),
                        stays(
                                "d",
                                8,
                                "one of its rules looks at `namespace`, which the Operator sets in a `PodMonitor`"),
                        stays("e", 11, "a `PodMonitor` has no `selectors` like those of its discovery"),
                        stays("f", 13, "its targets come from several places, and a monitor's from one"),
                        stays(
                                "g",
                                16,
                                "its discovery has `api_server`, and monitors only find what is in their own cluster"),
                        stays(
                                "h",
                                18,
                                "a `PodMonitor` cannot say it: What Prometheus calls `metric_name_validation_scheme` cannot be"
                                        + " said in the Prometheus Operator's resources"));
    }

    private static String stays(String job, int line, String reason) {
        return "INFO PF068 prometheus.yml:" + line + ":3 The job `" + job + "` stays a `ScrapeConfig`: " + reason + ".";
    }
}
