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

/** A mistake that several readers of a file see is said once, in the words of the file, with what to do. */
class OneMistakeOnceTest {
    @TempDir
    private Path folder;

    private List<String> found(String content) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, content);
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        assertThat(validator.validate(file, "a.yaml", null)).isTrue();
        validator.finish();
        return findings.sorted().stream().map(OneMistakeOnceTest::shown).toList();
    }

    private static String shown(Finding finding) {
        return finding.location().describe().substring("a.yaml:".length()) + " " + finding.id() + " "
                + finding.message() + " " + finding.hint();
    }

    @Test
    void twoWaysToAuthenticateInValuesAreOneMistakeInTheWordsOfValues() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: https://hub.example.com/api/v1/write
                      basicAuth:
                        username: {name: hub, key: user}
                        password: {name: hub, key: password}
                      bearerTokenFile: /token
                """)).containsExactly("""
                8:24 PF302 Only one of `basicAuth`, `bearerTokenFile` can say how to authenticate. Keep one of them.""");
    }

    @Test
    void twoWaysToAuthenticateInAnObjectAreOneMistakeToo() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: shop, namespace: monitoring}
                spec:
                  remoteWrite:
                  - url: https://hub.example.com/api/v1/write
                    authorization: {credentials: {name: hub, key: token}}
                    sigv4: {region: eu}
                """)).containsExactly("""
                8:12 PF302 Only one of `authorization`, `sigv4` can say how to authenticate. Keep one of them.""");
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: shop, namespace: monitoring}
                spec:
                  selector: {}
                  endpoints:
                  - port: web
                    basicAuth: {username: {name: hub, key: user}}
                    authorization: {credentials: {name: hub, key: token}}
                """)).containsExactly("""
                9:20 PF302 Only one of `basicAuth`, `authorization` can say how to authenticate. Keep one of them.""");
    }

    @Test
    void aTokenInValuesBelongsIntoASecretAndNotIntoAFile() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    remoteWrite:
                    - url: https://hub.example.com/api/v1/write
                      bearerToken: abc
                """)).containsExactly("""
                5:20 PF303 `bearerToken` is a credential in plain text. \
                Put it into a Secret, and name that and its key with `authorization.credentials`.""");
    }

    @Test
    void aValueThatIsGoneSaysSinceWhenAndWhatToWrite() throws IOException {
        assertThat(found("""
                prometheusOperator: {enabled: true}
                crds:
                  upgradeJob:
                    securityContext: {runAsNonRoot: true}
                """)).containsExactly("""
                4:5 PF609 `crds.upgradeJob.securityContext` is no value any more since the chart `70.0.0`. \
                Say it as `crds.upgradeJob.podSecurityContext`.""");
    }

    @Test
    void aTemplateWhereOnlyTextWasMeantIsNoWrongGroupToo() throws IOException {
        assertThat(found("""
                prometheus:
                  prometheusSpec:
                    additionalScrapeConfigs:
                    - job_name: a
                      static_configs: [{targets: ['a:1']}]
                      relabel_configs:
                      - {source_labels: [a], regex: x, target_label: b, replacement: '{{ $value }}$2'}
                """)).containsExactly("""
                7:57 PF608 Helm runs this value as a template and knows no `$value`, so that the release fails. \
                Write `{{ "{{" }}` for two opening braces.""");
    }

    @Test
    void anUnknownFieldOfAPrometheusIsOneMistake() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1alpha1
                kind: PrometheusAgent
                metadata: {name: shop, namespace: monitoring}
                spec:
                  remoteWrite:
                  - url: https://hub.example.com/api/v1/write
                    queueConfig: {maxShard: 4}
                """)).containsExactly("""
                7:19 PF301 `spec.remoteWrite[0].queueConfig.maxShard` is no field of PrometheusAgent \
                (monitoring.coreos.com/v1alpha1). Did you mean `maxShards` or `minShards`?""");
    }

    @Test
    void aHeaderThatPrometheusSetsIsOneMistake() throws IOException {
        assertThat(found("""
                remote_write:
                - url: https://hub.example.com/api/v1/write
                  headers: {Content-Encoding: gzip}
                scrape_configs:
                - job_name: a
                  http_headers: {Host: {values: [a]}}
                """)).containsExactly("""
                3:13 PF305 Prometheus sets the header `Content-Encoding` itself. \
                Remove it; credentials have keys of their own.""", """
                6:18 PF305 Prometheus sets the header `Host` itself. Remove it; credentials have keys of their own.""");
    }

    @Test
    void aGroupWithoutANameIsOneMistake() throws IOException {
        assertThat(found("""
                groups:
                - rules: []
                - name: ""
                """))
                .containsExactly(
                        "2:3 PF340 This group has no name. Set `name`.",
                        "3:3 PF340 This group has no name. Set `name`.");
    }

    @Test
    void aRuleOfAnObjectIsWrongOnce() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: shop, namespace: monitoring}
                spec:
                  groups:
                  - name: a
                    rules:
                    - record: job:up:sum
                      alert: Down
                      expr: sum by (job) (up)
                    - expr: up
                    - record: job:up:max
                      expr: max by (job) (up)
                      for: 5m
                  - name: ""
                """))
                .containsExactly(
                        "9:14 PF340 This rule has both `record` and `alert`. Set one of them.",
                        "11:7 PF340 This rule has neither `record` nor `alert`. Set one of them.",
                        "14:12 PF340 A recording rule takes no `for`. Remove it, or make it an alert.",
                        "15:11 PF340 This group has no name. Set `name`.");
    }

    @Test
    void aRuleInValuesIsWrongOnce() throws IOException {
        assertThat(found("""
                additionalPrometheusRulesMap:
                  shop-rules:
                    groups:
                    - name: a
                      rules:
                      - record: job:up:max
                        expr: max by (job) (up)
                        annotations: {summary: a}
                """))
                .containsExactly("8:22 PF340 A recording rule takes no `annotations`. Remove it, or make it an alert.");
    }

    /** What is wrong with a rule besides its kind has to be said: it may be why the kind is missing. */
    @Test
    void aMistypedKeyOfARuleIsTheMistake() throws IOException {
        assertThat(found("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: shop, namespace: monitoring}
                spec:
                  groups:
                  - name: a
                    rules:
                    - rekord: job:up:sum
                      expr: sum by (job) (up)
                """)).containsExactly("""
                8:7 PF301 `spec.groups[0].rules[0].rekord` is no field of PrometheusRule \
                (monitoring.coreos.com/v1). Did you mean `record`?""");
    }

    @Test
    void anOauth2ThatLacksWhatItNeedsIsWrongOnceForEach() throws IOException {
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  oauth2: {client_id: "", client_secret_file: /s, token_url: ""}
                - job_name: b
                  oauth2: {client_secret_file: /s, token_url: https://idp.example.com/token}
                """))
                .containsExactly(
                        "3:23 PF331 `scrape_configs[0].oauth2.client_id` is missing or empty, which `oauth2` requires."
                                + " Set it.",
                        "3:62 PF331 `scrape_configs[0].oauth2.token_url` is missing or empty, which `oauth2` requires."
                                + " Set it.",
                        "5:3 PF331 `scrape_configs[1].oauth2.client_id` is missing or empty, which `oauth2` requires."
                                + " Set it.");
    }

    /** An alias that has no anchor may be a password without quotes, so that its name is not printed. */
    @Test
    void aPasswordThatYamlTakesForAnAliasOrAnAnchorIsNotPrinted() throws IOException {
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  basic_auth:
                    username: reader
                    password: *hunter2
                """)).containsExactly("""
                5:15 PF052 No anchor of this name comes before this alias. Write it with `&` in front of the value \
                that is meant, further up, or put a text that begins with `*` between quotes.""");
        assertThat(found("""
                scrape_configs:
                - job_name: a
                  basic_auth:
                    username: reader
                    password: &hunter2! a
                """)).containsExactly("""
                5:15 PF052 An anchor cannot have this name here. Use letters from a to z, digits, `-` and `_`, \
                or put a text that begins with `&` between quotes.""");
    }
}
