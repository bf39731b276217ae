package io.promfleet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a configuration of Prometheus with many jobs, for reading to be measured. */
public final class ConfigOfSize {
    private static final String JOB = """
              - job_name: job-%1$d
                scrape_interval: 15s
                metrics_path: /metrics/%1$d
                honor_labels: true
                sample_limit: 50000
                static_configs:
                  - targets: [ "host-%1$d-a:9100", "host-%1$d-b:9100" ]
                    labels: { team: team-%2$d, tier: backend }
                kubernetes_sd_configs:
                  - role: pod
                    namespaces: { names: [ns-%1$d] }
                relabel_configs:
                  - source_labels: [__meta_kubernetes_pod_label_app]
                    regex: app-%1$d
                    action: keep
                  - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name]
                    separator: /
                    regex: (.+)/(.+)
                    target_label: pod
                    replacement: $2
                  - action: labelmap
                    regex: __meta_kubernetes_pod_label_(.+)
                metric_relabel_configs:
                  - source_labels: [__name__]
                    regex: go_.*
                    action: drop
            """;

    private ConfigOfSize() {}

    /**
     * Writes the file.
     *
     * @param arguments number of jobs, path of the file
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        StringBuilder file = new StringBuilder("global:\n  scrape_interval: 30s\nscrape_configs:\n");
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            file.append(JOB.formatted(i, i % 17));
        }
        Files.writeString(Path.of(arguments[1]), file);
    }
}
