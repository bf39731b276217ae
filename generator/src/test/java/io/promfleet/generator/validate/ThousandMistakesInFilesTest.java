package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand mistakes of twenty kinds, each on a line of its own and with words of its own. */
class ThousandMistakesInFilesTest {
    private static final int EACH = 50;
    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final String MARK = " # expect: ";
    private static final List<String> FILES = List.of("""
            global:
              scrape_interval: @x # expect: PF301
              external_labels: { cluster: "a$@" } # expect: PF109
            scrape_configs:
            - job_name: a@
              relabel_configs:
              - { source_labels: [a@], regex: "(?=b)", action: keep } # expect: PF201
              - { source_labels: [a@], regex: "b", target_label: c, replacement: "$2" } # expect: PF205
            - job_name: a@ # expect: PF508
              scrape_intervall: 1m # expect: PF301
            - job_name: c@
              static_configs:
              - targets: ["http://b@:80"] # expect: PF336
            """, """
            remote_write:
            - url: https://metrics@.example.com/api/v1/write
              name: a@
              queue_config: { capacity: 1@ } # expect: PF307
              write_relabel_configs:
              - { source_labels: [__name__], regex: "go@_.*", action: keep }
            - url: http://other@.example.com/api/v1/write # expect: PF317
              basic_auth: { username: a, password_file: /b@ }
              name: a@ # expect: PF316
              write_relabel_configs:
              - { source_labels: [__name__], regex: "go@_.*", action: keep } # expect: PF212
            """, """
            groups:
            - name: a@
              rules:
              - alert: Absent@ # expect: PF806
                expr: absent(up{job="a@"})
            - name: a@ # expect: PF340
              rules: []
            """, """
            prometheusOperator:
              enabled@: true # expect: PF609
            prometheus:
              prometheusSpec:
                externalLabels: { cluster@: a }
                prometheusExternalLabelName: cluster@ # expect: PF103
                enableFeatures: [agent] # expect: PF402
                ruleSelector: {} # expect: PF612
                remoteWrite:
                - url: https://metrics@.example.com/api/v1/write
                  queueConfig: { maxRetries: 1@ } # expect: PF310
            """, """
            apiVersion: v1
            kind: Secret
            metadata: { name: a@ }
            stringData: { word: a@ } # expect: PF707
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: { name: prometheus-@ }
            rules:
            - { apiGroups: [""], resources: [pods], verbs: [get] } # expect: PF506
            """);

    @TempDir
    private Path folder;

    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (int kind = 0; kind < FILES.size(); kind++) {
            for (int i = 0; i < EACH; i++) {
                String name = "f" + kind + "-" + i + ".yaml";
                String text = FILES.get(kind).replace("@", Integer.toString(i));
                Files.writeString(folder.resolve(name), text);
                List<String> lines = text.lines().toList();
                for (int line = 0; line < lines.size(); line++) {
                    int mark = lines.get(line).indexOf(MARK);
                    if (mark >= 0) {
                        expected.add(
                                name + ":" + (line + 1) + " " + lines.get(line).substring(mark + MARK.length()));
                    }
                }
            }
        }
    }

    @Test
    void areReportedOnceEachInOneOrderAndInSeconds() throws IOException {
        long start = System.nanoTime();
        ValidationRun whole = new ValidationRun(PrometheusVersion.NEWEST, null);
        whole.add(folder, "");
        List<Finding> findings = whole.findings();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS);
        assertThat(findings)
                .extracting(ThousandMistakesInFilesTest::shown)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(1000);

        List<String> names = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        Collections.shuffle(names, new Random(7));
        ValidationRun shuffled = new ValidationRun(PrometheusVersion.NEWEST, null);
        for (String name : names) {
            shuffled.add(folder.resolve(name), name);
        }
        assertThat(shuffled.findings()).isEqualTo(findings);
    }

    private static String shown(Finding finding) {
        FilePosition place = (FilePosition) finding.location();
        return place.file() + ":" + place.line() + " " + finding.id();
    }
}
