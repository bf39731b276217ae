package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Severity;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are judged by the chart that gets them, and as Helm puts their layers together. */
class ValuesOfOwnersTest {
    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: stack, namespace: monitoring}
            spec:
              interval: 1h
              chart: {spec: {chart: kube-prometheus-stack, version: 88.5.3, sourceRef: {kind: HelmRepository, name: p}}}
              upgrade: {crds: CreateReplace}
              driftDetection: {mode: enabled}
            """;
    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: v, namespace: monitoring, labels: {reconcile.fluxcd.io/watch: Enabled}}
            data:
              values.yaml: |
            """;
    private static final String WITH_VALUES = "  valuesFrom: [{kind: ConfigMap, name: v}]\n";

    @TempDir
    private Path folder;

    private ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);

    @BeforeEach
    void somethingIsValid() throws IOException {
        write("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private List<String> found() {
        run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder, "f");
        return run.findings().stream()
                .map(finding -> finding.location().describe() + " " + finding.id())
                .toList();
    }

    @Test
    void leavesValuesOfApplicationsAlone() throws IOException {
        write("app.yaml", "image: {tag: v1}\nprometheus: {enabled: true, path: /metrics}\n");
        write("loki.yaml", "grafana: {enabled: true}\nmonitoring: {x: 1}\n");

        assertThat(found()).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 2 files were left alone");
    }

    @Test
    void knowsValuesOfTheStackByWhatOnlyItHas() throws IOException {
        write("stack.yaml", "prometheus: {prometheusSpec: {}}\nfoo: 1\n");

        assertThat(found()).containsExactly("f/stack.yaml:2:1 PF609");
    }

    @Test
    void takesQuotesInTheSpecificationForWhatTheTemplatesMakeOfThem() throws IOException {
        write("stack.yaml", """
                prometheus:
                  prometheusSpec:
                    replicas: "2"
                    walCompression: "true"
                    enableAdminAPI: "false"
                    web: {maxConnections: "2"}
                """);

        assertThat(found())
                .containsExactly(
                        "f/stack.yaml:5:21 PF609",
                        "f/stack.yaml:6:27 PF609",
                        "f/stack.yaml:3:15 PF609",
                        "f/stack.yaml:4:21 PF609");
        assertThat(run.findings().get(2).severity()).isEqualTo(Severity.WARNING);
        assertThat(run.findings().get(2).message())
                .isEqualTo(
                        "The text `2` only becomes what Kubernetes takes because the chart's template writes it without"
                                + " quotes.");
    }

    @Test
    void asksForAFileThatIsNamedByItself() throws IOException {
        write("app.yaml", "prometheus: {enabled: true}\n");
        run.add(folder.resolve("app.yaml"), "app.yaml");

        assertThat(run.findings()).extracting("id").containsExactly("PF057");
    }

    @Test
    void judgesValuesByTheChartInWhoseFolderTheyAre() throws IOException {
        write("foo/Chart.yaml", "apiVersion: v2\nname: foo\nversion: 0.1.0\n");
        write("foo/values.yaml", "prometheus: {prometheusSpec: {foo: 1}}\n");
        write(
                "umbrella/Chart.yaml",
                "apiVersion: v2\nname: all\nversion: 0.1.0\ndependencies: [{name: kube-prometheus-stack, version: 88.5.3}]\n");
        write(
                "umbrella/values.yaml",
                "other: 1\nkube-prometheus-stack:\n  foo: 1\n  prometheus:\n    prometheusSpec:\n      ruleSelector: {}\n");

        assertThat(found()).containsExactly("f/umbrella/values.yaml:3:3 PF609", "f/umbrella/values.yaml:6:7 PF612");
        assertThat(run.summary()).isEqualTo("2 files are valid; 3 files were left alone");
    }

    @Test
    void leavesValuesOfAnotherChartsReleaseAlone() throws IOException {
        write("release.yaml", RELEASE.replace("kube-prometheus-stack", "prometheus") + WITH_VALUES);
        write(
                "values.yaml",
                CONFIG_MAP + "    alertmanager: {alertmanagerSpec: {x: 1}}\n    server: {retention: 15d}\n");

        assertThat(found()).isEmpty();
        assertThat(run.summary()).isEqualTo("3 files are valid; 1 document was left alone");
    }

    @Test
    void judgesWhateverAReleaseOfTheStackNames() throws IOException {
        write("release.yaml", RELEASE + WITH_VALUES);
        write("values.yaml", CONFIG_MAP + "    grafana: {enabled: true}\n    foo: 1\n");

        assertThat(found()).containsExactly("f/values.yaml:7:5 PF609");
    }

    @Test
    void leavesPatchesAlone() throws IOException {
        write(
                "x/kustomization.yaml",
                "resources: [..]\npatches: [{path: patch.yaml}]\npatchesStrategicMerge: [old.yaml]\n");
        write(
                "x/patch.yaml",
                "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {}\n");
        write(
                "x/old.yaml",
                "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a}\nspec: {}\n");

        assertThat(found()).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 3 files were left alone");
    }

    @Test
    void judgesLayersTogether() throws IOException {
        write("release.yaml", RELEASE + WITH_VALUES + """
                  values:
                    prometheus:
                      agentMode: true
                      prometheusSpec:
                        ruleSelectorNilUsesHelmValues: false
                        additionalScrapeConfigsSecret: {enabled: true, name: a, key: b}
                        replicaExternalLabelName: cluster
                    defaultRules: {create: false}
                    alertmanager: {enabled: false}
                """);
        write("values.yaml", CONFIG_MAP + """
                    prometheus:
                      prometheusSpec:
                        ruleSelector: {}
                        retention: 6h
                        externalLabels: {cluster: a}
                        remoteWrite: [{url: "https://prometheus.example.com/api/v1/write"}]
                        additionalScrapeConfigs: [{job_name: a, static_configs: [{targets: ["a:1"]}]}]
                """.indent(4));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "f/release.yaml:14:9 PF401",
                        "f/release.yaml:16:9 PF103",
                        "f/values.yaml:8:13 PF401",
                        "f/values.yaml:9:13 PF401",
                        "f/values.yaml:12:13 PF607");
    }

    @Test
    void knowsTheLabelsThatTheOperatorAddsUnlessToldOtherwise() throws IOException {
        String labels = """
                values:
                  prometheus:
                    prometheusSpec:
                      externalLabels:
                        cluster: a
                        prometheus: b
                        prometheus_replica: c
                """.indent(2);
        write("release.yaml", RELEASE + labels);
        assertThat(found()).containsExactly("f/release.yaml:14:11 PF103", "f/release.yaml:15:11 PF103");

        write(
                "release.yaml",
                RELEASE + labels + "        prometheusExternalLabelNameClear: true\n"
                        + "        replicaExternalLabelName: pod\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void leavesKindsAloneThatItKnowsNothingOf() throws IOException {
        write("release.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: b}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: c}
                ---
                apiVersion: monitoring.coreos.com/v1beta1
                kind: PrometheusRule
                metadata: {name: d}
                """);
        assertThat(found()).containsExactly("f/release.yaml:10:7 PF301");
    }

    @Test
    void takesWhatALaterLayerMakesRight() throws IOException {
        write("values.yaml", CONFIG_MAP + "    prometheus: {prometheusSpec: {ruleSelector: {}}}\n");
        write("release.yaml", RELEASE + WITH_VALUES);
        assertThat(found()).containsExactly("f/values.yaml:6:35 PF612");

        write(
                "release.yaml",
                RELEASE + WITH_VALUES
                        + "  values: {prometheus: {prometheusSpec: {ruleSelectorNilUsesHelmValues: false}}}\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void takesDefinitionsFromALayerThatKustomizeMakes() throws IOException {
        write("release.yaml", RELEASE.replace("CreateReplace", "Skip") + WITH_VALUES);
        write("kustomization.yaml", """
                namespace: monitoring
                configurations: [names.yaml]
                configMapGenerator: [{name: v, files: [values.yaml=stack.yaml]}]
                """);
        write("stack.yaml", "crds: {enabled: false}\n");
        assertThat(found()).isEmpty();

        write("stack.yaml", "crds: {enabled: true}\n");
        assertThat(found()).containsExactly("f/release.yaml:7:13 PF603");
    }

    @Test
    void leavesVariablesOfFluxInALabelToFlux() throws IOException {
        String config = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: agent}
                data:
                  prometheus.yaml: |
                    global: {external_labels: {cluster: "${cluster_name}"}}
                """;
        write("apps/agent.yaml", config);
        assertThat(found()).containsExactly("f/apps/agent.yaml:6:41 PF109");

        write("apps.yaml", """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec:
                  interval: 10m
                  prune: true
                  path: ./apps
                  sourceRef: {kind: GitRepository, name: flux-system}
                  postBuild: {substitute: {cluster_name: a}}
                """);
        assertThat(found()).isEmpty();
    }

    @Test
    void takesRolesAndSecretsForWhatTheyAre() throws IOException {
        write("role.yaml", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: prometheus-reader, namespace: monitoring}
                rules:
                - {apiGroups: [''], resources: [services], resourceNames: [x], verbs: [get]}
                - {apiGroups: [''], resources: [pods], verbs: [get]}
                """);
        write("secrets.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: a, namespace: b}
                stringData: {password: "${db_password}"}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: ca, namespace: b}
                data: {ca.crt: ""}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: c, namespace: b}
                stringData: {user: "${user}", password: a}
                """);

        assertThat(found()).containsExactly("f/role.yaml:6:47 PF506", "f/secrets.yaml:14:1 PF707");
    }

    @Test
    void judgesByTheVersionsThatAReleaseNames() throws IOException {
        String features = "    prometheus: {prometheusSpec: {enableFeatures: [agent, remote-write-receiver]}}\n";
        write("values.yaml", CONFIG_MAP + features);
        write("release.yaml", RELEASE + WITH_VALUES);
        assertThat(found()).containsExactly("f/values.yaml:6:52 PF402", "f/values.yaml:6:59 PF314");

        write("release.yaml", RELEASE.replace("88.5.3", "65.0.0") + WITH_VALUES);
        assertThat(found()).containsExactly("f/release.yaml:6:48 PF601");

        write(
                "release.yaml",
                RELEASE + WITH_VALUES + "  values: {prometheus: {prometheusSpec: {image: {tag: v2.45.0}}}}\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void knowsNoOlderAndNoNewerChart() throws IOException {
        for (String version : List.of("99.0.0", "45.0.0")) {
            write("release.yaml", RELEASE.replace("88.5.3", version));
            assertThat(found()).containsExactly("f/release.yaml:6:48 PF601");
        }
    }

    @Test
    void takesAValueThatTheChartOfTheReleaseStillHas() throws IOException {
        write("values.yaml", CONFIG_MAP + "    prometheusOperator: {podDisruptionBudget: {maxUnavailable: 1}}\n");
        write("release.yaml", RELEASE.replace("88.5.3", "72.0.0") + WITH_VALUES);
        assertThat(found()).containsExactly("f/release.yaml:6:48 PF601", "f/values.yaml:6:48 PF609");
        assertThat(run.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(run.findings().get(1).message())
                .isEqualTo("`prometheusOperator.podDisruptionBudget.maxUnavailable` is no value any more from the chart"
                        + " `73.0.0` on.");

        write("release.yaml", RELEASE + WITH_VALUES);
        assertThat(found()).containsExactly("f/values.yaml:6:48 PF609");
        assertThat(run.findings()).allMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
