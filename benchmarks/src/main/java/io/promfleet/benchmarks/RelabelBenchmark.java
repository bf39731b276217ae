package io.promfleet.benchmarks;

import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Drop;
import io.promfleet.model.Keep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What relabelling one target or series costs; with {@code -prof gc} also how many bytes it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RelabelBenchmark {
    private static final LabelSet POD = LabelSet.of(
            "__address__", "10.244.3.17:8080",
            "__meta_kubernetes_namespace", "payments",
            "__meta_kubernetes_pod_annotation_prometheus_io_path", "/actuator/prometheus",
            "__meta_kubernetes_pod_annotation_prometheus_io_port", "9404",
            "__meta_kubernetes_pod_annotation_prometheus_io_scrape", "true",
            "__meta_kubernetes_pod_container_name", "app",
            "__meta_kubernetes_pod_label_app", "checkout",
            "__meta_kubernetes_pod_label_team", "payments",
            "__meta_kubernetes_pod_name", "checkout-5d8f7c9b4-x2x9k",
            "__meta_kubernetes_pod_phase", "Running",
            "__metrics_path__", "/metrics",
            "__scheme__", "http",
            "__scrape_interval__", "30s",
            "__scrape_timeout__", "10s",
            "job", "annotated-pods");
    private static final LabelSet SERIES = LabelSet.of(
            "__name__", "http_server_requests_seconds_bucket",
            "instance", "10.244.3.17:9404",
            "job", "annotated-pods",
            "le", "0.25",
            "method", "GET",
            "namespace", "payments",
            "pod", "checkout-5d8f7c9b4-x2x9k",
            "status", "200",
            "uri", "/api/orders/{id}");

    private final Relabelling typical = Relabelling.of(new RelabelRules(List.of(
            keep("true", "__meta_kubernetes_pod_annotation_prometheus_io_scrape"),
            drop("Pending|Succeeded|Failed|Completed", "__meta_kubernetes_pod_phase"),
            replace("__metrics_path__", "(.+)", "$1", "__meta_kubernetes_pod_annotation_prometheus_io_path"),
            replace(
                    "__address__",
                    "([^:]+)(?::\\d+)?;(\\d+)",
                    "$1:$2",
                    "__address__",
                    "__meta_kubernetes_pod_annotation_prometheus_io_port"),
            LabelMap.builder()
                    .regex("__meta_kubernetes_pod_label_(.+)")
                    .declaredAt(UnknownLocation.UNKNOWN)
                    .build(),
            replace("namespace", "(.*)", "$1", "__meta_kubernetes_namespace"))));
    private final Relabelling unmatched = Relabelling.of(new RelabelRules(List.of(
            drop("go_.*", "__name__"),
            drop("up|scrape_duration_seconds|scrape_samples_scraped", "__name__"),
            drop(".*_created", "__name__"),
            drop("kube_.+;(?i:test)-\\d+", "__name__", "namespace"),
            replace("le", "(\\d+)\\.0+", "$1", "le"),
            replace("pod", "(.+)-[a-f0-9]{8,10};(GET|POST)", "$1", "pod", "uri"))));

    /**
     * The six rules of pods that ask to be scraped by their annotations; all of them match.
     *
     * @return the labels afterwards
     */
    @Benchmark
    public Optional<LabelSet> typicalTarget() {
        return typical.apply(POD);
    }

    /**
     * Six rules over a series, of which none matches.
     *
     * @return the labels, which are those before
     */
    @Benchmark
    public Optional<LabelSet> unmatchedSeries() {
        return unmatched.apply(SERIES);
    }

    private static RelabelRule keep(String regex, String... sources) {
        return Keep.builder()
                .addSourceLabels(sources)
                .regex(regex)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static RelabelRule drop(String regex, String... sources) {
        return Drop.builder()
                .addSourceLabels(sources)
                .regex(regex)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static RelabelRule replace(String target, String regex, String replacement, String... sources) {
        return Replace.builder()
                .addSourceLabels(sources)
                .regex(regex)
                .targetLabel(target)
                .replacement(replacement)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }
}
