package io.promfleet.benchmarks;

import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.dsl.SourceLabels.labels;
import static io.promfleet.model.ByteSize.gibibytes;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.PrometheusBuilder;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.model.Cpu;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.Scheme;
import java.time.Duration;

/**
 * A fleet of any size, said as a platform team would say it: one loop over the clusters, one over the applications, and
 * plain methods for what they share. Each job has six relabel and two metric relabel rules and a server name of its own
 * in every cluster, so that no two clusters have equal jobs.
 */
public final class FleetOfSize implements FleetDefinition {
    private static final String META = "__meta_kubernetes_";
    private static final String[] ENVIRONMENTS = {"dev", "staging", "prod"};

    private final int sources;
    private final int jobs;

    /**
     * A fleet.
     *
     * @param sources how many clusters there are beside the hub
     * @param jobs how many scrape jobs each of them has
     */
    public FleetOfSize(int sources, int jobs) {
        this.sources = sources;
        this.jobs = jobs;
    }

    /**
     * The name of a cluster.
     *
     * @param number from 1
     * @return such as {@code src-00001}
     */
    static String sourceName(int number) {
        return "src-" + padded(number, 5);
    }

    /**
     * The environment of a cluster.
     *
     * @param number from 1
     * @return its name
     */
    static String environment(int number) {
        return ENVIRONMENTS[number % ENVIRONMENTS.length];
    }

    @Override
    public void define(FleetBuilder fleet) {
        fleet.name("benchmark");
        fleet.hub("hub", hub -> {
            hub.environment("hub");
            hub.receiver(receiver -> receiver.url("https://hub.example.internal"));
            hub.prometheus(prometheus -> {
                prometheus.retention(Duration.ofDays(30));
                prometheus.storage(gibibytes(500));
            });
        });
        for (int number = 1; number <= sources; number++) {
            String name = sourceName(number);
            String environment = environment(number);
            fleet.source(name, source -> {
                source.environment(environment);
                source.lightweightPrometheus(FleetOfSize::lightweight);
                source.remoteWrite(FleetOfSize::toTheHub);
                for (int job = 1; job <= jobs; job++) {
                    String application = "app-" + padded(job, 3);
                    String group = "group-" + job % 5;
                    source.scrapeJob(application, scrape -> annotatedPods(scrape, application, name, group));
                }
            });
        }
    }

    private static void lightweight(PrometheusBuilder prometheus) {
        prometheus.retention(Duration.ofHours(6));
        prometheus.resources(resources -> {
            resources.requests(Cpu.millis(500), gibibytes(2));
            resources.limits(Cpu.cores(2), gibibytes(4));
        });
        prometheus.storage(gibibytes(50), storage -> storage.storageClass("standard"));
    }

    private static void toTheHub(RemoteWriteBuilder remoteWrite) {
        remoteWrite.queue(queue -> {
            queue.capacity(10_000);
            queue.minShards(1);
            queue.maxShards(50);
            queue.maxSamplesPerSend(2_000);
            queue.batchSendDeadline(ofSeconds(5));
            queue.minBackoff(ofMillis(30));
            queue.maxBackoff(ofSeconds(5));
            queue.retryOnHttp429(true);
        });
    }

    private static void annotatedPods(ScrapeJobBuilder job, String application, String source, String group) {
        job.scrapeInterval(ofSeconds(30));
        job.scheme(Scheme.HTTPS);
        job.metricsPath("/metrics");
        job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces(application, application + "-canary"));
        job.tls(tls -> {
            tls.ca(secret(application, "ca.crt"));
            tls.serverName(application + "." + source + ".svc");
            tls.insecureSkipVerify(false);
        });
        job.relabel(FleetOfSize::addressFromAnnotations);
        job.metricRelabel(rules -> {
            rules.drop("__name__", "go_gc_.*|process_.*");
            rules.replace("job_group", group);
        });
    }

    private static void addressFromAnnotations(RelabelBuilder rules) {
        rules.keep(META + "pod_annotation_prometheus_io_scrape", "true");
        rules.replace("__metrics_path__", replace -> {
            replace.sourceLabels(META + "pod_annotation_prometheus_io_path");
            replace.regex("(.+)");
        });
        rules.replace("__address__", replace -> {
            replace.sourceLabels(labels("__address__", META + "pod_annotation_prometheus_io_port"));
            replace.regex("([^:]+)(?::\\d+)?;(\\d+)");
            replace.replacement("$1:$2");
        });
        rules.labelMap(META + "pod_label_(.+)");
        rules.replace("namespace", replace -> replace.sourceLabels(META + "namespace"));
        rules.replace("pod", replace -> replace.sourceLabels(META + "pod_name"));
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
