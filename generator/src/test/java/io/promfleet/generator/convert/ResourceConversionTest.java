package io.promfleet.generator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs as resources of the Prometheus Operator. */
class ResourceConversionTest {
    private final Findings findings = new Findings();

    private Optional<String> resources(String text, String target, boolean partial, String... secrets) {
        List<SecretMapping> mappings =
                List.of(secrets).stream().map(SecretMapping::parse).toList();
        return new FileConversion(PrometheusVersion.parse(target), mappings, partial, findings)
                .convert(SourceText.of("prometheus.yml", text), null, Language.PROMETHEUS, Language.RESOURCES);
    }

    private List<String> found() {
        return findings.sorted().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.location().describe() + " " + finding.message())
                .toList();
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
}
