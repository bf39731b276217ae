package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of a fleet, where one file is enough to see what is wrong. */
class FilePitfallsTest {
    @TempDir
    private Path folder;

    private List<String> found(String content) throws IOException {
        return findings(content).stream().map(FilePitfallsTest::shown).toList();
    }

    private List<Finding> findings(String content) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, content);
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        assertThat(validator.validate(file, "a.yaml", null)).isTrue();
        validator.finish();
        return findings.sorted();
    }

    private static String shown(Finding finding) {
        return finding.location().describe().substring("a.yaml:".length()) + " " + finding.severity() + " "
                + finding.id();
    }

    @Test
    void knowsTheGroupsOfAnExpression() throws IOException {
        assertThat(found("""
                - source_labels: [a]
                  regex: x
                  target_label: y
                  replacement: '$2'
                - source_labels: [a]
                  regex: (x)
                  target_label: y
                """)).containsExactly("1:3 WARNING PF205");
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: s, namespace: m}
                spec:
                  selector: {}
                  endpoints:
                  - port: web
                    relabelings:
                    - {sourceLabels: [a], regex: '(b)', replacement: '$2', targetLabel: c}
                """)).containsExactly("9:7 WARNING PF205");
    }

    @Test
    void leavesARemoteWriteOfValuesAloneOfWhichTheChartRefusesAPart() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: https://a.example.com/
                      writeRelabelConfigs:
                      - {sourceLabels: [a], regex: b, action: dropp}
                    - url: https://b.example.com/
                """)).containsExactly("6:47 ERROR PF609", "7:12 WARNING PF304");
    }

    @Test
    void knowsWhatTheOperatorLeavesOutForAnOlderPrometheus() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    version: v2.45.0
                    sampleLimit: 10
                    ruleQueryOffset: 1m
                    tsdb:
                      outOfOrderTimeWindow: 1h
                    otlp:
                      promoteScopeMetadata: true
                    externalLabels: {ruleQueryOffset: a}
                """)).containsExactly("5:5 ERROR PF602", "8:5 ERROR PF602");
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: p, namespace: m}
                spec:
                  version: v2.45.0
                  ruleQueryOffset: 1m
                """)).contains("6:3 ERROR PF602");
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    version: v3.14.0
                    ruleQueryOffset: 1m
                """)).isEmpty();
    }

    @Test
    void looksAtRemoteWritesOfValues() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    externalLabels: {cluster: a}
                    remoteWrite:
                    - url: http://a:pw@x.example.com/api/v1/write
                      queueConfig:
                        maxSamplesPerSend: 2000
                        capacity: 1
                      writeRelabelConfigs:
                      - {sourceLabels: [a], regex: x, replacement: "$1", targetLabel: b}
                      - {action: labeldrop, regex: cluster}
                grafana:
                  adminPassword: hunter2
                """))
                .containsExactly(
                        "5:12 WARNING PF303",
                        "5:12 WARNING PF317",
                        "8:9 WARNING PF307",
                        "10:9 WARNING PF205",
                        "11:9 WARNING PF106",
                        "13:18 WARNING PF303");
    }

    @Test
    void findsCredentialsOfDiscoveriesAndAlertmanagers() throws IOException {
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  consul_sd_configs:
                  - {server: "localhost:8500", token: hunter2}
                  - {server: "localhost:8500", token: <token>}
                  http_sd_configs:
                  - url: https://localhost
                    authorization: {credentials: hunter2}
                alerting:
                  alertmanagers:
                  - basic_auth: {username: a, password: hunter2}
                    dns_sd_configs: [{names: [a.b]}]
                remote_write:
                - url: http://localhost/api/v1/write
                  azuread:
                    oauth: {client_id: 00000000-0000-0000-0000-000000000000, client_secret: hunter2, tenant_id: a}
                """))
                .filteredOn(line -> line.endsWith("PF303"))
                .containsExactly(
                        "4:39 WARNING PF303", "8:34 WARNING PF303", "11:41 WARNING PF303", "16:77 WARNING PF303");
    }

    @Test
    void looksAtRemoteWritesOfAConfiguration() throws IOException {
        assertThat(found("""
                global: {external_labels: {cluster: a}}
                remote_write:
                - url: http://hub.example.com/api/v1/write
                  basic_auth:
                    username: a
                    password: hunter2
                - url: https://other.example.com
                - url: https://third.example.com/api/v1/write
                  write_relabel_configs: [{regex: cluster, action: labeldrop}]
                - url: https://third.example.com/api/v1/write
                """))
                .containsExactly(
                        "3:8 WARNING PF317",
                        "6:15 WARNING PF303",
                        "7:8 WARNING PF304",
                        "9:27 WARNING PF106",
                        "10:3 WARNING PF104");
    }

    /** A credential that something fills in, an address beside Prometheus, and two tenants of one receiver. */
    @Test
    void leavesAloneWhatIsNoMistake() throws IOException {
        assertThat(found("""
                remote_write:
                - url: http://mimir.monitoring.svc:8080/api/v1/push
                  basic_auth: {username: a, password: "${PASSWORD}"}
                  headers: {X-Scope-OrgID: a}
                  queue_config: {}
                - url: http://mimir.monitoring.svc:8080/api/v1/push
                  basic_auth: {username: a, password: <secret>}
                  headers: {X-Scope-OrgID: b}
                - url: http://adapter:9201
                  write_relabel_configs: [{regex: cluster, action: labeldrop}]
                """)).isEmpty();
    }

    @Test
    void seesWhatOneFederationFetches() throws IOException {
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  metrics_path: /federate
                  honor_labels: true
                  params: {'match[]': ['{__name__=~".+"}']}
                """)).containsExactly("5:3 WARNING PF509");
    }

    @Test
    void leavesOutAJobWhoseSelectorHasNoRole() throws IOException {
        for (String selector : List.of("{label: a=b}", "{role: ~}", "{}")) {
            assertThat(found("""
                    scrape_configs:
                    - job_name: a
                      kubernetes_sd_configs: [{role: pod, selectors: [%s]}]
                      relabel_configs: [{source_labels: [a], regex: '^x$', action: keep}]
                    """.formatted(selector)))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("3:")
                    .endsWith("ERROR PF339");
        }
    }

    @Test
    void leavesOutOnlyTheJobThatIsRefused() throws IOException {
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  scrape_timout: 5s
                  relabel_configs: [{source_labels: [a], regex: '^x$', action: keep}]
                - job_name: b
                  relabel_configs:
                  - {source_labels: [a], regex: '^x$', action: keep}
                  - {source_labels: [a, c], regex: 'y', action: keep}
                  - {source_labels: [__name__], regex: 'y', action: keep}
                """))
                .containsExactly("3:3 ERROR PF301", "7:5 WARNING PF202", "8:5 WARNING PF209", "9:5 WARNING PF206");
    }

    /** The schema of the resource says it, so that Prometheus' own law needs not say it again. */
    @Test
    void saysAMistakeOfAResourceOnce() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: s, namespace: m}
                spec:
                  selector: {}
                  endpoints:
                  - port: web
                    relabelings:
                    - {action: labeldrop, sourceLabels: [x], regex: b}
                    - action: hashmod
                      sourceLabels: [x]
                      targetLabel: z
                """)).containsExactly("9:27 ERROR PF301", "10:7 ERROR PF301");
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: https://a.example.com/api/v1/write
                      headers:
                        Authorization: x
                """)).containsExactly("6:9 ERROR PF609");
    }

    /** Flux fills in what stands in braces, before anybody else reads it. */
    @Test
    void seesLabelsThatTheServerTakesFromItsEnvironment() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    externalLabels:
                      x: "$HOME"
                      "y2": "${cluster_name}"
                      z: "$$"
                """)).containsExactly("4:10 WARNING PF109");
    }

    @Test
    void judgesTheRulesOfObjectsAndValues() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: r, namespace: m}
                spec:
                  groups:
                  - name: a
                    rules: [{record: "a:b", expr: up}]
                  - name: a
                    rules: [{record: "a:c", expr: up}]
                """)).containsExactly("8:11 ERROR PF340");
        assertThat(found("""
                additionalPrometheusRulesMap:
                  mine:
                    groups:
                    - name: a
                      rules:
                      - alert: Gone
                        expr: absent(foo)
                    - name: a
                      rules: [{record: "a:c", expr: up}]
                """)).containsExactly("8:13 ERROR PF340", "6:9 WARNING PF806");
    }

    @Test
    void knowsWhatAnAgentRefuses() throws IOException {
        String config = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: agent, namespace: m}
                data:
                  prometheus.yml: |
                    rule_files: [a.yml]
                    remote_write:
                    - url: https://hub.example.com/api/v1/write
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: agent, namespace: m}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template:
                    metadata: {labels: {app: agent}}
                    spec:
                      containers:
                      - name: prometheus
                        image: quay.io/prometheus/prometheus:v3.14.0
                        args: [--config.file=/etc/prometheus/prometheus.yml%s]
                      volumes:
                      - name: config
                        configMap: {name: agent}
                """;
        assertThat(found(config.formatted(", --agent"))).contains("6:17 ERROR PF401");
        assertThat(found(config.formatted(""))).doesNotContain("6:17 ERROR PF401");
    }

    @Test
    void wantsReplicasOutOfAlerts() throws IOException {
        String alerting = """
                global: {external_labels: {cluster: a, replica: b}}
                alerting:
                  alert_relabel_configs: [%s]
                  alertmanagers:
                  - {static_configs: [{targets: [a]}], alert_relabel_configs: [{regex: replica, action: labeldrop}]}
                  - {static_configs: [{targets: [b]}]%s}
                """;

        assertThat(found(alerting.formatted("", ""))).containsExactly("1:40 WARNING PF113");
        assertThat(found(alerting.formatted("{regex: rep.*, action: labeldrop}", "")))
                .isEmpty();
        assertThat(found(alerting.formatted("{target_label: replica, replacement: all}", "")))
                .isEmpty();
        assertThat(found(alerting.formatted("{source_labels: [replica], regex: c, action: drop}", "")))
                .containsExactly("1:40 WARNING PF113");
        assertThat(found(alerting.formatted(
                        "", ", alert_relabel_configs: [{source_labels: [replica], regex: b, action: drop}]")))
                .isEmpty();
        assertThat(found("global: {external_labels: {replica: b}}\n")).isEmpty();
    }

    @Test
    void wantsAGuardInFrontOfAReceiver() throws IOException {
        String receiver = "prometheus: {prometheusSpec: {enableRemoteWriteReceiver: true},";
        for (String open : List.of(
                " ingress: {enabled: true}}",
                " ingress: {enabled: true, annotations: {a.example.com/size: 8m}}}",
                " ingressPerReplica: {enabled: true}}",
                " service: {type: LoadBalancer, loadBalancerSourceRanges: []}}")) {
            assertThat(found(receiver + open))
                    .as(open)
                    .singleElement()
                    .asString()
                    .endsWith(" WARNING PF319");
        }
        for (String guarded : List.of(
                " ingress: {enabled: false}}",
                " ingress: {enabled: true, annotations: {nginx.ingress.kubernetes.io/auth-type: basic}}}",
                " ingress: {enabled: true, annotations: {traefik.ingress.kubernetes.io/router.middlewares: m-a@kubernetescrd}}}",
                " ingress: {enabled: true, annotations: {alb.ingress.kubernetes.io/scheme: internal}}}",
                " service: {type: ClusterIP}}",
                " service: {type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24]}}",
                " service: {type: LoadBalancer, annotations: {networking.gke.io/load-balancer-type: Internal}}}")) {
            assertThat(found(receiver + guarded)).as(guarded).isEmpty();
        }
        assertThat(found("prometheus: {prometheusSpec: {replicas: 1}, ingress: {enabled: true}}"))
                .isEmpty();
    }

    @Test
    void wantsLimitsForTenants() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: a, namespace: a}
                spec:
                  enforcedNamespaceLabel: namespace
                  enforcedSampleLimit: 0
                  enforcedLabelLimit: 10
                """)).containsExactly("5:3 WARNING PF513");
        assertThat(found("prometheus: {prometheusSpec: {enforcedNamespaceLabel: ''}}"))
                .isEmpty();
        assertThat(findings("prometheus: {prometheusSpec: {enforcedNamespaceLabel: a}}"))
                .extracting(Finding::hint)
                .containsExactly("Set `enforcedSampleLimit: 50000` and `enforcedLabelLimit: 50`.");
    }

    @Test
    void wantsAFederationToSelectAndToKeepLabels() throws IOException {
        String job = """
                scrape_configs:
                - job_name: a
                  metrics_path: %s
                  honor_labels: %s
                  params: %s
                  static_configs: [{targets: ["p:9090"]}]
                """;
        String selector = "{\"match[]\": ['up']}";

        assertThat(found(job.formatted("/federate", "true", selector))).isEmpty();
        assertThat(found(job.formatted("/p/federate", "false", selector))).containsExactly("3:3 WARNING PF509");
        assertThat(found(job.formatted("/federate", "true", "{a: [b]}"))).containsExactly("3:3 WARNING PF509");
        assertThat(found(job.formatted("/metrics", "false", "{a: [b]}"))).isEmpty();
    }

    @Test
    void knowsAddressesThatNothingIsSentTo() throws IOException {
        String write = "remote_write:\n- url: %s/api/v1/write\n";

        for (String address :
                List.of("hub:9090", "user:password@hub", "htps://hub.example.com", "ftp://hub.example.com")) {
            assertThat(found(write.formatted(address))).as(address).containsExactly("2:8 WARNING PF304");
        }
        for (String address : List.of("http://hub:9090", "HTTPS://hub.example.com", "http://localhost:9090")) {
            assertThat(found(write.formatted(address))).as(address).isEmpty();
        }
    }

    @Test
    void knowsMistypedPathsOfReceivers() throws IOException {
        String write = "remote_write:\n- url: https://a.example.com%s\n";

        for (String mistyped :
                List.of("/api/v1/recieve", "/prometheus/api/v1/pus", "/api/v1/writes/", "/api/v1/rite")) {
            assertThat(found(write.formatted(mistyped))).as(mistyped).containsExactly("2:8 WARNING PF304");
        }
        for (String other :
                List.of("/api/v1/import", "/api/v1/prom/write", "/api/v1/push/", "/rite", "/insert/0/api/v2/rite")) {
            assertThat(found(write.formatted(other))).as(other).isEmpty();
        }
    }
}
