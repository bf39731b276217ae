package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders with a configuration and what it names: what promfleet says, what is recorded, and what {@code promtool check config}
 * says are one.
 */
class NamedFilesTest {
    private static final String CONFIG = "prometheus.yml";
    private static final Map<String, PrometheusVersion> RELEASES =
            Map.of("2.42", PrometheusVersion.of(2, 42), "3.14", PrometheusVersion.of(3, 14));

    @TempDir
    private Path folder;

    /** A folder with what is recorded of it. */
    record Case(String title, Map<String, String> verdicts, Map<String, String> files) {
        /** Makes the folder. */
        Path in(Path parent) throws IOException {
            Path folder = Files.createDirectory(parent.resolve("case"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (file.getKey().endsWith("/")) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.writeString(path, file.getValue());
                }
            }
            return folder;
        }

        boolean isAccepted(String release) {
            return verdicts.getOrDefault(release, "").equals("accept");
        }

        boolean isUnseen(String release) {
            return verdicts.getOrDefault(release, "").contains("unseen");
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<Case> cases() throws IOException {
        String text;
        try (InputStream resource = NamedFilesTest.class.getResourceAsStream("/named-files/cases.txt")) {
            text = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String part : ("\n" + text).split("\n=== ", -1)) {
            if (part.isBlank()) {
                continue;
            }
            List<String> sections = List.of(part.split("\n--- ", -1));
            List<String> head = sections.get(0).lines().toList();
            Map<String, String> verdicts = new LinkedHashMap<>();
            for (String line : head.subList(1, head.size())) {
                verdicts.put(line.substring(0, 4), line.substring(6));
            }
            Map<String, String> files = new LinkedHashMap<>();
            for (String section : sections.subList(1, sections.size())) {
                int end = section.indexOf('\n');
                files.put(
                        end < 0 ? section : section.substring(0, end),
                        end < 0 ? "" : section.substring(end + 1) + (section.endsWith("\n") ? "" : "\n"));
            }
            cases.add(new Case(head.get(0), verdicts, files));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsRecorded(Case named) throws IOException {
        Path made = named.in(folder);
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String release : named.verdicts.keySet()) {
            verdicts.put(release, judged(made, release) + (named.isUnseen(release) ? ", unseen" : ""));
        }
        assertThat(verdicts).as("%s%n%s", named, named.files).isEqualTo(named.verdicts);
    }

    private static String judged(Path made, String release) {
        ValidationRun run = new ValidationRun(Objects.requireNonNull(RELEASES.get(release)), FileKind.PROMETHEUS);
        run.add(made.resolve(CONFIG), CONFIG);
        Optional<Finding> worst = run.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
        return worst.map(finding -> "refuse " + finding.id() + " at "
                        + finding.location().describe().replaceFirst(":[0-9]+$", ""))
                .orElse("accept");
    }

    @Test
    void theDistributionsPromtoolAgrees() throws IOException, InterruptedException {
        compare("2.42", "promtool-2");
    }

    @Test
    void theCurrentPromtoolAgrees() throws IOException, InterruptedException {
        compare("3.14", "promtool-3");
    }

    private void compare(String release, String program) throws IOException, InterruptedException {
        Path promtool = ExternalProgram.require(program);
        List<String> others = new ArrayList<>();
        for (Case named : cases()) {
            if (!named.isUnseen(release)) {
                Path parent = Files.createTempDirectory(folder, "of");
                ExternalProgram.Run run =
                        ExternalProgram.run(named.in(parent), promtool.toString(), "check", "config", CONFIG);
                if ((run.exitCode() == 0) != named.isAccepted(release)) {
                    others.add(named.title + ": " + run.output() + run.errors());
                }
            }
        }
        assertThat(others).isEmpty();
    }

    /** A token that somebody takes for a rule file stays where it is. */
    @Test
    void showsNoLineOfAFileThatIsNone() throws IOException {
        Files.writeString(folder.resolve(CONFIG), "rule_files: [token]\n");
        Files.writeString(folder.resolve("token"), "s3cret: 1\n");
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder.resolve(CONFIG), CONFIG);
        assertThat(run.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(run.line(finding)).doesNotContain("s3cret"));
    }

    @Test
    void saysAllThatIsWrongWithTargets() throws IOException {
        Files.writeString(
                folder.resolve(CONFIG), "scrape_configs: [{job_name: a, file_sd_configs: [{files: [t.json]}]}]\n");
        Files.writeString(folder.resolve("t.json"), """
                [
                  {"targets": ["a:80", 5, "http://b"],
                   "label": {"x": ["y"]}},
                  [1, 2],
                  {"targets": {"a": 1}, "labels": "x"}
                ]
                """);
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder.resolve(CONFIG), CONFIG);
        assertThat(run.findings().stream()
                        .map(finding -> finding.location().describe() + " " + finding.id() + " " + finding.message()))
                .containsExactly(
                        "t.json:2:24 PF301 A target must be a text in quotes.",
                        "t.json:2:27 PF336 `http://b` is no target, because it holds a `/`.",
                        "t.json:3:4 PF301 `label` is no key of a group of targets.",
                        "t.json:4:3 PF301 A group of targets must be an object.",
                        "t.json:5:15 PF301 `targets` must be a list.",
                        "t.json:5:35 PF301 `labels` must be an object.");
    }

    @Test
    void leavesThemAloneWhereOnlyTheFileIsAskedFor() throws IOException {
        Files.writeString(
                folder.resolve(CONFIG),
                "rule_files: [gone.yml]\nscrape_configs: [{job_name: a, bearer_token_file: gone}]\n");
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null, true);
        run.add(folder.resolve(CONFIG), CONFIG);
        assertThat(run.findings()).isEmpty();
        assertThat(run.summary()).isEqualTo("1 file is valid; 2 files named there were not followed");
    }

    /** Where kustomize makes a ConfigMap of a configuration, its paths are those of the pod. */
    @Test
    void leavesThePathsOfAPodAlone() throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                configMapGenerator:
                - name: prometheus
                  files: [prometheus.yml]
                """);
        Files.writeString(folder.resolve(CONFIG), "rule_files: [/etc/rules/a.yml]\n");
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder, "repository");
        assertThat(run.findings()).isEmpty();
    }
}
