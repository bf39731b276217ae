package io.promfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.cli.Shell.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code convert} as a process. */
class ConvertJarIT {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shell = new Shell(folder);
    }

    private Said convert(String... more) throws Exception {
        return convertInput("", more);
    }

    private Said convertInput(String input, String... more) throws Exception {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "convert";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Path file = Files.write(folder.resolve("input"), input.getBytes(StandardCharsets.UTF_8));
        return shell.jar(file, List.of(), arguments);
    }

    private void write(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(Said said, String sentence) {
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(sentence).doesNotContain("\tat ", "Exception");
        assertThat(said.code()).isEqualTo(ExitCode.FOUND);
    }

    private static void assertMistyped(Said said, String sentence) {
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualTo(sentence + "\nTry: promfleet convert --help\n");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void printsValuesAndNothingElse() throws Exception {
        write("prometheus.yml", """
                global: {scrape_interval: 15s, external_labels: {region: eu}}
                scrape_configs:
                - job_name: node
                  static_configs: [{targets: ['node:9100']}]
                """);

        Said said = convert("--from", "prometheus", "--to", "values", "prometheus.yml");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("""
                prometheus:
                  prometheusSpec:
                    evaluationInterval: 1m
                    scrapeInterval: 15s
                    externalLabels:
                      region: eu
                    prometheusExternalLabelNameClear: true
                    replicaExternalLabelNameClear: true
                    additionalScrapeConfigs:
                    - job_name: node
                      static_configs:
                      - targets:
                        - node:9100
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void readsStandardInput() throws Exception {
        Said said = convertInput("""
                prometheus:
                  prometheusSpec:
                    prometheusExternalLabelNameClear: true
                    replicaExternalLabelNameClear: true
                    remoteWrite:
                    - {url: 'https://hub/api/v1/write', queueConfig: {retryOnRateLimit: true}}
                """, "--from", "values", "--to", "prometheus", "-");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("""
                global:
                  scrape_interval: 30s
                  evaluation_interval: 30s
                remote_write:
                - url: https://hub/api/v1/write
                  queue_config:
                    retry_on_http_429: true
                """);
        assertThat(said.code()).isZero();
    }

    /** A pipe has no position, which streams of files ask for. */
    @Test
    void readsAPipe() throws Exception {
        Said said = shell.jar("convert", "--from", "prometheus", "--to", "prometheus", "-");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo("{}\n");
        assertThat(said.code()).isZero();
    }

    @Test
    void neverPrintsACredential() throws Exception {
        write("prometheus.yml", """
                scrape_configs:
                - job_name: api
                  basic_auth: {username: reader, password: hunter2}
                  proxy_url: http://user:hunter2@proxy:8080
                  params: {token: [hunter2]}
                  static_configs: [{targets: ['api:80']}]
                remote_write:
                - url: https://user:hunter2@hub/api/v1/write
                  headers: {X-Api-Key: hunter2}
                """);

        for (String to : List.of("prometheus", "values", "java")) {
            Said said = convert("--from", "prometheus", "--partial", "--to", to, "prometheus.yml");

            assertThat(said.out()).isEmpty();
            assertThat(said.err())
                    .doesNotContain("hunter2")
                    .contains("at prometheus.yml:3:34", "at prometheus.yml:4:3", "5 errors");
            assertThat(said.code()).isEqualTo(ExitCode.FOUND);
        }
    }

    /** Neither by the finding that says so, nor by any other about the line. */
    @Test
    void neverShowsAPrivateKey() throws Exception {
        write("prometheus.yml", """
                scrape_configs:
                - job_name: a
                  tls_config: {cert: c, key: hunter2}
                remote_write:
                - url: https://hub/api/v1/write
                  headers: {X-Auth: hunter2, X-Scope-OrgID: shop}
                tracing: {endpoint: 'a:4317', headers: {x-honeycomb-team: hunter2}}
                """);

        for (String to : List.of("prometheus", "values", "java", "monitors", "resources")) {
            Said said = convert("--from", "prometheus", "--partial", "--to", to, "prometheus.yml");

            assertThat(said.out()).isEmpty();
            assertThat(said.err())
                    .doesNotContain("hunter2")
                    .contains("PF303", "at prometheus.yml:3:25", "at prometheus.yml:6:13", "at prometheus.yml:7:41");
            assertThat(said.code()).isEqualTo(ExitCode.FOUND);
        }
    }

    @Test
    void makesOfACredentialWhatItIsTold() throws Exception {
        write("prometheus.yml", """
                remote_write:
                - url: https://hub/api/v1/write
                  basic_auth: {username: reader, password_file: /run/password}
                """);

        Said said = convert(
                "--from=prometheus",
                "--to=values",
                "--secret",
                "remote_write[0].basic_auth.username=hub/user",
                "--secret",
                "/run/password=hub/password",
                "prometheus.yml");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).endsWith("""
                      basicAuth:
                        username:
                          name: hub
                          key: user
                        password:
                          name: hub
                          key: password
                    secrets:
                    - hub
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void printsNothingOfWhatTheTargetCannotSayUnlessTold() throws Exception {
        write("prometheus.yml", "rule_files: [rules.yml]\nglobal: {scrape_interval: 1m}\n");

        assertRefused(
                convert("--from", "prometheus", "--to", "values", "prometheus.yml"),
                "`rule_files` cannot be said in values of the chart");

        Said said = convert("--from", "prometheus", "--to", "values", "--partial", "prometheus.yml");
        assertThat(said.out()).startsWith("prometheus:");
        assertThat(said.err()).contains("WARNING PF301").contains("at prometheus.yml:1:1");
        assertThat(said.code()).isZero();
    }

    @Test
    void printsADefinition() throws Exception {
        write("prometheus.yml", """
                scrape_configs:
                - job_name: node
                  static_configs: [{targets: ['node:9100']}]
                """);

        Said said = convert("--from", "prometheus", "--to", "java", "prometheus.yml");

        assertThat(said.out()).isEqualTo("""
                import io.promfleet.dsl.FleetBuilder;
                import io.promfleet.dsl.FleetDefinition;
                import java.time.Duration;

                /** What {@code promfleet convert} made of {@code prometheus.yml}. */
                public final class ConvertedFleet implements FleetDefinition {
                    @Override
                    public void define(FleetBuilder fleet) {
                        fleet.hub("prometheus", hub -> {
                            hub.prometheus(prometheus -> prometheus.scrapeInterval(Duration.ofMinutes(1)));
                            hub.scrapeJob("node", job -> job.targets("node:9100"));
                            hub.value("prometheus.prometheusSpec.evaluationInterval", "1m");
                        });
                    }
                }
                """);
        assertThat(said.err()).contains("WARNING PF067", "adds the external label `cluster`", "2 warnings");
        assertThat(said.code()).isZero();
    }

    @Test
    void saysWhatIsWrongWithTheInput() throws Exception {
        write("malformed.yml", "global: [\n");
        write("kinds.yml", "scrape_configs: 5\n");
        Files.write(folder.resolve("binary.yml"), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        Files.createDirectory(folder.resolve("directory.yml"));

        assertRefused(convert("--from", "prometheus", "--to", "values", "malformed.yml"), "PF052");
        assertRefused(convert("--from", "prometheus", "--to", "values", "kinds.yml"), "at kinds.yml:1:17");
        assertRefused(convert("--from", "prometheus", "--to", "values", "binary.yml"), "PF051");
        assertRefused(convert("--from", "prometheus", "--to", "values", "directory.yml"), "This is a directory");
        assertRefused(convert("--from", "values", "--to", "prometheus", "missing.yml"), "There is no such file.");
        assertRefused(
                convertInput(
                        "global: {}\n",
                        "--from=prometheus",
                        "--to=values",
                        "--secret=remote_write[0].password=hub/password",
                        "-"),
                "ERROR PF066");
    }

    @Test
    void readsNoTemplates() throws Exception {
        assertRefused(
                convertInput(
                        "prometheus: {prometheusSpec: {externalLabels: {a: '{{ .Release.Name }}'}}}\n",
                        "--from=values",
                        "--to=prometheus",
                        "-"),
                "ERROR PF608");
    }

    @Test
    void saysWhichKeysOfARuleItLeavesOut() throws Exception {
        Said said = convertInput("""
                scrape_configs:
                - job_name: a
                  relabel_configs: [{action: keep, source_labels: [a], regex: b, replacement: c}]
                """, "--from=prometheus", "--to=prometheus", "-");

        assertThat(said.err()).contains("WARNING PF065", "`replacement`", "at standard input:3:");
        assertThat(said.out()).isEqualTo("""
                scrape_configs:
                - job_name: a
                  relabel_configs:
                  - action: keep
                    source_labels:
                    - a
                    regex: b
                """);
        assertThat(said.code()).isZero();
    }

    @Test
    void takesAnEmptyFileForAnEmptyConfiguration() throws Exception {
        Said said = convertInput("", "--from", "prometheus", "--to", "values", "-");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("prometheus:\n  prometheusSpec:\n    scrapeInterval: 1m\n");
        assertThat(said.code()).isZero();
    }

    @Test
    void convertsTenMegabytes() throws Exception {
        StringBuilder jobs = new StringBuilder("scrape_configs:\n- job_name: large\n  static_configs:\n  - targets:\n");
        for (int i = 0; jobs.length() < 10_000_000; i++) {
            jobs.append("    - ").append("target-of-a-large-file-").append(i).append(".example.com:9100\n");
        }
        write("large.yml", jobs.toString());

        Said said = convert("--from", "prometheus", "--to", "values", "large.yml");

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("- target-of-a-large-file-100000.example.com:9100\n");
        assertThat(said.code()).isZero();
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() throws Exception {
        assertMistyped(convert("--from", "prometheus", "--to", "values"), "A file is missing.");
        assertMistyped(convert("--from", "prometheus", "--to", "values", "a", "b"), "`convert` takes one file, not 2.");
        assertMistyped(
                convert("--from", "helm", "--to", "values", "a"),
                "`--from` takes `prometheus`, `values`, `resources` or `monitors`, not `helm`.");
        assertMistyped(convert("--to", "values", "a"), "The option `--from` is missing.");
        assertMistyped(
                convert("--from", "prometheus", "--to", "values", "--secret", "hunter2", "a"),
                "A secret is said as `WHERE=SECRET/KEY`, such as `remote_write[0].basic_auth.password=hub/password`.");
    }

    /** The guide's file and command give what the guide shows. */
    @Test
    void doesWhatTheGuideSays() throws Exception {
        String guide = Files.readString(Path.of("../docs/converting.md"));
        List<String> yaml = snippets(guide, "yaml");
        write("prometheus.yml", yaml.get(0));
        String command = snippets(guide, "bash")
                .get(0)
                .replace("\\\n", " ")
                .replace("'", "")
                .strip();
        List<String> words = List.of(command.split(" +"));

        Said said = convert(words.subList(2, words.size()).toArray(String[]::new));

        assertThat(said.err()).isEmpty();
        assertThat(said.out()).isEqualTo(yaml.get(1));
        assertThat(said.code()).isZero();
    }

    private static List<String> snippets(String guide, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
