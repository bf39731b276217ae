package io.promfleet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a configuration of Prometheus with many jobs, for reading to be measured. */
public final class ConfigOfSize {
    private static final String JOB = """
              - job_name: job-NUMBER
                scrape_interval: 15s
                metrics_path: /metrics/NUMBER
                honor_labels: true
                sample_limit: 50000
                static_configs:
                  - targets: [ "host-NUMBER-a:9100", "host-NUMBER-b:9100" ]
                    labels: { team: team-TEAM, tier: backend }
                kubernetes_sd_configs:
                  - role: pod
                    namespaces: { names: [ns-NUMBER] }
                relabel_configs:
                  - source_labels: [__meta_kubernetes_pod_label_app]
                    regex: app-NUMBER
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
            file.append(JOB.replace("NUMBER", Integer.toString(i)).replace("TEAM", Integer.toString(i % 17)));
        }
        Files.writeString(Path.of(arguments[1]), file);
    }
}
