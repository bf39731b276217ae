package io.promfleet.generator.metrics;

import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Alloy;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.SaidValues;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sends the series of a source, and reports on itself in series that it sends with them.
 *
 * @param source the source
 * @param program what it is
 * @param version the Prometheus that it is, or has inside
 * @param job the job by which it scrapes itself
 */
public record Sender(Source source, Program program, PrometheusVersion version, String job) {
    /** The label {@code job} of a Prometheus that the chart's own monitor scrapes. */
    public static final String PROMETHEUS_JOB = "kube-prometheus-stack-prometheus";

    /**
     * What sends the series of a source.
     *
     * @param fleet the fleet
     * @param source one of its sources
     * @return empty where nothing sends, and where what sends does not scrape itself
     */
    public static Optional<Sender> of(Fleet fleet, Source source) {
        if (source.approach() instanceof SendingPrometheus) {
            PrometheusVersion version = ClusterVersions.of(fleet, source).prometheus();
            return scrapesItself(source)
                    ? Optional.of(new Sender(source, Program.PROMETHEUS, version, PROMETHEUS_JOB))
                    : Optional.empty();
        }
        if (source.approach() instanceof Collector collector
                && collector.jobs(source).stream().anyMatch(job -> job.name().equals(collector.workload()))) {
            return Optional.of(new Sender(source, program(collector), PrometheusVersion.NEWEST, collector.workload()));
        }
        return Optional.empty();
    }

    /**
     * Whether the chart's monitor of Prometheus itself is on.
     *
     * @param cluster the hub, or a source with a Prometheus
     * @return false where a chart value turns it off
     */
    public static boolean scrapesItself(Cluster cluster) {
        return !SaidValues.is(cluster, false, "prometheus", "serviceMonitor", "selfMonitor");
    }

    private static Program program(Collector collector) {
        if (collector instanceof Alloy) {
            return Program.ALLOY;
        }
        return collector instanceof GrafanaAgent ? Program.GRAFANA_AGENT : Program.OPEN_TELEMETRY;
    }

    /**
     * The first metric that the rules for what is sent drop or rename.
     *
     * @param metrics metrics of the program
     * @param labels applies rules
     * @return empty where the hub sees all of them
     */
    public Optional<String> lost(List<String> metrics, FinalLabels labels) {
        return metrics.stream().filter(metric -> !arrives(metric, labels)).findFirst();
    }

    private boolean arrives(String metric, FinalLabels labels) {
        Map<String, String> series = Map.of("__name__", metric, "job", job, "instance", "10.0.0.1:9090");
        return labels.arrive(source, series, sent -> metric.equals(sent.get("__name__")));
    }
}
