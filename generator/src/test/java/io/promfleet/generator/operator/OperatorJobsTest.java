package io.promfleet.generator.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorJobsTest {
    private static final PrometheusVersion OLD = PrometheusVersion.of(2, 42);

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OperatorJobsTest.class.getResourceAsStream("/operator/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<MapNode> objects(String text) {
        return ReadDocument.all(SourceText.of("objects.yaml", text), findings).stream()
                .map(document -> (MapNode) document.tree())
                .toList();
    }

    private List<MapNode> jobs(String text, PrometheusVersion target) {
        List<MapNode> jobs = new ArrayList<>();
        for (MapNode object : objects(text)) {
            jobs.addAll(new OperatorJobs(target, findings).jobs(object));
        }
        return jobs;
    }

    private List<String> found() {
        return findings.sorted().stream()
                .map(finding -> finding.location().describe() + " " + finding.id() + " " + finding.path() + ": "
                        + finding.message())
                .toList();
    }

    private static String config(List<MapNode> jobs) {
        return new YamlWriter()
                .toText(MapNode.builder()
                        .put("scrape_configs", new ListNode(jobs, null))
                        .build());
    }

    @Test
    void makesTheJobsThatTheOperatorMakes() throws IOException {
        String made = config(jobs(resource("resources.yaml"), PrometheusVersion.NEWEST));
        assertThat(found()).isEmpty();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(Path.of("src/test/resources/operator/jobs.yaml"), made);
        }
        assertThat(made).isEqualTo(resource("jobs.yaml"));
    }

    @Test
    void warnsOfAnExpressionThatTheOperatorLeavesOut() {
        assertThat(config(jobs("""
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: a, namespace: b}
                spec:
                  selector: {}
                  endpoints:
                  - port: web
                    metricRelabelings:
                    - {action: drop, sourceLabels: [a], regex: "", separator: ""}
                """, PrometheusVersion.NEWEST)))
                .contains("    - a\n    separator: \"\"\n  relabel_configs:\n")
                .doesNotContain("regex: \"\"");
        assertThat(found())
                .containsExactly(
                        "objects.yaml:9:41 PF343 ServiceMonitor(b/a): The Prometheus Operator leaves out an empty"
                                + " `regex`, and Prometheus then takes `(.*)`, which matches everything.");
    }

    @Test
    void readsWhatTheSchemasTake() throws IOException {
        DocumentValidator validator = new DocumentValidator(SchemaCatalogue.bundled());
        for (MapNode object : objects(resource("resources.yaml"))) {
            validator.validate(
                    new Manifest(
                            new ManifestPath("object.yaml"),
                            new YamlDocument(List.of(), object),
                            null,
                            Objects.requireNonNull(object.origin())),
                    findings);
        }
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void prometheusTakesThem(String program, String version) throws Exception {
        Path promtool = ExternalProgram.require(program);
        PrometheusVersion target = PrometheusVersion.parse(version);
        List<MapNode> jobs = jobs(resource("resources.yaml"), target);
        new ConfigVerdict(target, ConfigVerdict.Mode.SERVER).judgeScrapeConfigs(new ListNode(jobs, null), findings);
        assertThat(found())
                .isEqualTo(
                        target.equals(OLD)
                                ? List.of(
                                        "objects.yaml:18:3 PF602 ServiceMonitor(shop/payments): `scrapeProtocols` becomes"
                                                + " `scrape_protocols`, which Prometheus knows since 2.49.0 and the target, 2.42.0,"
                                                + " does not.")
                                : List.of());
        // Debian's build of the old release knows no Kubernetes and no Consul.
        String text = config(jobs);
        if (target.equals(OLD)) {
            List<MapNode> without = new ArrayList<>();
            for (MapNode job : jobs) {
                MapNode.Builder rest = MapNode.builder();
                for (int i = 0; i < job.size(); i++) {
                    if (!Set.of("kubernetes_sd_configs", "consul_sd_configs").contains(job.key(i))) {
                        rest.put(job.key(i), job.value(i));
                    }
                }
                without.add(rest.build());
            }
            text = config(without);
        }
        Files.writeString(folder.resolve("prometheus.yml"), text);
        ExternalProgram.Run run =
                ExternalProgram.run(folder, promtool.toString(), "check", "config", "--syntax-only", "prometheus.yml");
        assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
    }

    @Test
    void leavesOutWhatTheTargetDoesNotKnow() {
        List<MapNode> jobs = jobs("""
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: { name: a, namespace: b }
                spec:
                  selector: {}
                  keepDroppedTargets: 5
                  scrapeClassicHistograms: true
                  podMetricsEndpoints:
                    - trackTimestampsStaleness: true
                      oauth2:
                        clientId: { secret: { name: s, key: id } }
                        clientSecret: { name: s, key: secret }
                        tokenUrl: https://example.com
                        noProxy: x
                """, OLD);
        assertThat(found())
                .containsExactly(
                        "objects.yaml:6:3 PF602 PodMonitor(b/a): `keepDroppedTargets` becomes `keep_dropped_targets`,"
                                + " which Prometheus knows since 2.47.0 and the target, 2.42.0, does not.",
                        "objects.yaml:9:7 PF602 PodMonitor(b/a): `trackTimestampsStaleness` becomes"
                                + " `track_timestamps_staleness`, which Prometheus knows since 2.48.0 and the target,"
                                + " 2.42.0, does not.",
                        "objects.yaml:14:9 PF602 PodMonitor(b/a): `noProxy` becomes `no_proxy`, which Prometheus knows"
                                + " since 2.43.0 and the target, 2.42.0, does not.");
        String text = config(jobs);
        assertThat(text)
                .contains("scrape_classic_histograms: true", "token_url: https://example.com")
                .doesNotContain("always_scrape", "keep_dropped", "staleness", "no_proxy");
    }

    @Test
    void selectsByTheApiWhereAResourceSaysSo() {
        List<MapNode> jobs = jobs("""
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: { name: a, namespace: b }
                spec:
                  selectorMechanism: RoleSelector
                  selector:
                    matchLabels: { z: "1" }
                    matchExpressions:
                      - { key: a, operator: In, values: [u, v] }
                      - { key: b, operator: DoesNotExist }
                  podMetricsEndpoints: [{ filterRunning: false }]
                """, PrometheusVersion.NEWEST);
        assertThat(config(jobs)).contains("label: \"!b,a in (u,v),z=1\"").doesNotContain("labelpresent");
    }

    @Test
    void takesNoOtherObject() {
        assertThat(jobs("apiVersion: v1\nkind: Probe\nspec: {}\n", PrometheusVersion.NEWEST))
                .isEmpty();
        assertThat(jobs("apiVersion: monitoring.coreos.com/v1\nkind: Probe\nspec: 1\n", PrometheusVersion.NEWEST))
                .isEmpty();
    }

    @Test
    void survivesWhatIsOfAWrongType() {
        List<MapNode> jobs = jobs("""
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: 1
                spec:
                  selector: [a]
                  targetLabels: x
                  sampleLimit: many
                  bodySizeLimit: [1]
                  nativeHistogramMinBucketFactor: lots
                  endpoints:
                    - 1
                    - path: 1
                      params: 3
                      tlsConfig: x
                      basicAuth: { username: 1, password: { name: 1 } }
                      relabelings: { a: b }
                      metricRelabelings: [1, { action: 2 }]
                """, PrometheusVersion.NEWEST);
        assertThat(jobs).hasSize(1);
        assertThat(config(jobs)).doesNotContain("limit", "factor", "metrics_path", "params");
    }
}
