package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The jobs that nearly every cluster needs. Those that take the place of a monitor of the chart drop the series that the
 * chart's monitor drops by default: buckets too fine to be of use, and what is always zero or known from elsewhere.
 */
final class ReadyMadeJobs {
    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";
    /** The job of kube-state-metrics, and what its service is labelled with. */
    static final String KUBE_STATE_METRICS = "kube-state-metrics";

    private static final String METRIC_NAME = "__name__";
    private static final SourceLabels NAME_AND_BOUND = SourceLabels.labels(METRIC_NAME, "le");
    private static final String POD_ANNOTATION = "__meta_kubernetes_pod_annotation_prometheus_io_";

    private ReadyMadeJobs() {}

    static ScrapeJobBuilder annotatedPods(Declaration owner, Location location) {
        return Declaration.within(
                new ScrapeJobBuilder(owner, "annotated-pods", location), ReadyMadeJobs::annotatedPods);
    }

    private static void annotatedPods(ScrapeJobBuilder job) {
        job.kubernetes(KubernetesRole.POD);
        job.relabel(rules -> {
            rules.keep(POD_ANNOTATION + "scrape", "true");
            rules.drop("__meta_kubernetes_pod_phase", "Pending|Succeeded|Failed|Completed");
            rules.replace(
                    "__scheme__",
                    scheme -> scheme.sourceLabels(POD_ANNOTATION + "scheme").regex("(https?)"));
            rules.replace(
                    "__metrics_path__",
                    path -> path.sourceLabels(POD_ANNOTATION + "path").regex("(.+)"));
            // By the pod's address and not by __address__, which already ends in the port of one of its containers.
            rules.replace(
                    "__address__",
                    address -> address.sourceLabels(POD_ANNOTATION + "port", "__meta_kubernetes_pod_ip")
                            .regex("(\\d+);([0-9.]+)")
                            .replacement("$2:$1"));
            rules.replace(
                    "__address__",
                    address -> address.sourceLabels(POD_ANNOTATION + "port", "__meta_kubernetes_pod_ip")
                            .regex("(\\d+);([0-9A-Fa-f:]+)")
                            .replacement("[$2]:$1"));
            // No label of the container or its port: a pod with several would be scraped once for each.
            podLabels(rules);
        });
    }

    static ScrapeJobBuilder fluxControllers(Declaration owner, String namespace, Location location) {
        return Declaration.within(
                new ScrapeJobBuilder(owner, "flux-system", location), job -> fluxControllers(job, namespace));
    }

    private static void fluxControllers(ScrapeJobBuilder job, String namespace) {
        job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces(namespace));
        job.relabel(rules -> {
            rules.keep("__meta_kubernetes_pod_container_port_name", "http-prom");
            podLabels(rules);
            rules.replace("app", app -> app.sourceLabels("__meta_kubernetes_pod_label_app"));
        });
    }

    static ScrapeJobBuilder apiServer(Declaration owner, Location location) {
        return Declaration.within(new ScrapeJobBuilder(owner, "apiserver", location), ReadyMadeJobs::apiServer);
    }

    private static void apiServer(ScrapeJobBuilder job) {
        job.replaces(ReplacedMonitor.API_SERVER);
        job.kubernetes(KubernetesRole.ENDPOINTSLICE, slices -> slices.namespaces("default"));
        insideTheCluster(job);
        job.tls(tls -> tls.caFile(SERVICE_ACCOUNT + "ca.crt").serverName("kubernetes"));
        job.relabel(rules -> rules.keep(
                SourceLabels.labels("__meta_kubernetes_service_name", "__meta_kubernetes_endpointslice_port_name"),
                "kubernetes;https"));
        job.metricRelabel(rules -> rules.drop(
                NAME_AND_BOUND,
                "(etcd_request|apiserver_request_slo|apiserver_request_sli"
                        + "|apiserver_request)_duration_seconds_bucket;(0\\.15|0\\.2|0\\.3|0\\.35|0\\.4|0\\.45|0\\.6|0\\.7|0\\.8|0\\.9|1\\.25"
                        + "|1\\.5|1\\.75|2|3|3\\.5|4|4\\.5|6|7|8|9|15|20|40|45|50)(\\.0)?"));
    }

    /** What the chart's monitors scrape in every cluster, for a cluster that has no Prometheus to do it. */
    static List<ScrapeJobBuilder> monitors(
            Declaration owner, String namespace, boolean nodeExporter, boolean kubeStateMetrics, Location location) {
        List<ScrapeJobBuilder> monitors = new ArrayList<>(6);
        monitors.add(apiServer(owner, location));
        monitors.addAll(kubelet(owner, location));
        if (nodeExporter) {
            monitors.add(readyMade(
                    owner,
                    location,
                    "node-exporter",
                    job -> exporter(job, namespace, "prometheus-node-exporter", "http-metrics")));
        }
        if (kubeStateMetrics) {
            monitors.add(readyMade(owner, location, KUBE_STATE_METRICS, job -> {
                exporter(job, namespace, KUBE_STATE_METRICS, "http");
                job.honorLabels(true);
            }));
        }
        return monitors;
    }

    /** The metrics of a collector itself, as a Prometheus of the chart has a monitor for itself. */
    static ScrapeJobBuilder itself(
            Declaration owner, String namespace, String workload, String port, Location location) {
        return readyMade(owner, location, workload, job -> {
            job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces(namespace));
            job.relabel(rules -> {
                rules.keep(
                        SourceLabels.labels("__meta_kubernetes_pod_name", "__meta_kubernetes_pod_container_port_name"),
                        workload + "-.+;" + port);
                podLabels(rules);
            });
        });
    }

    private static ScrapeJobBuilder readyMade(
            Declaration owner, Location location, String name, Consumer<ScrapeJobBuilder> block) {
        return Declaration.within(new ScrapeJobBuilder(owner, name, location), block);
    }

    /** The pods behind a service of the chart, with the labels that its monitor gives them. */
    private static void exporter(ScrapeJobBuilder job, String namespace, String app, String port) {
        job.kubernetes(KubernetesRole.ENDPOINTSLICE, slices -> slices.namespaces(namespace));
        job.relabel(rules -> {
            rules.keep(
                    SourceLabels.labels(
                            "__meta_kubernetes_service_label_app_kubernetes_io_name",
                            "__meta_kubernetes_endpointslice_port_name"),
                    app + ";" + port);
            rules.replace("namespace", label -> label.sourceLabels("__meta_kubernetes_namespace"));
            rules.replace("service", label -> label.sourceLabels("__meta_kubernetes_service_name"));
            rules.replace("pod", label -> label.sourceLabels("__meta_kubernetes_pod_name"));
            rules.replace("container", label -> label.sourceLabels("__meta_kubernetes_pod_container_name"));
            rules.replace("endpoint", label -> label.sourceLabels("__meta_kubernetes_endpointslice_port_name"));
        });
    }

    /** Three jobs, because a job has one path; all carry {@code job="kubelet"}, by which rules and dashboards know them. */
    static List<ScrapeJobBuilder> kubelet(Declaration owner, Location location) {
        return List.of(
                readyMade(owner, location, "kubelet", job -> {
                    kubelet(job, "/metrics");
                    job.metricRelabel(
                            rules -> rules.drop(
                                    NAME_AND_BOUND,
                                    "(csi_operations|storage_operation_duration)_seconds_bucket;(0\\.25|2\\.5|15|25|120|600)(\\.0)?"));
                }),
                readyMade(owner, location, "kubelet-cadvisor", ReadyMadeJobs::cAdvisor),
                readyMade(owner, location, "kubelet-probes", job -> kubelet(job, "/metrics/probes")));
    }

    private static void cAdvisor(ScrapeJobBuilder job) {
        kubelet(job, "/metrics/cadvisor");
        // cAdvisor gives its samples times of its own; a series that ends would otherwise be seen for five more
        // minutes.
        job.trackTimestampsStaleness(true);
        job.metricRelabel(rules -> {
            rules.drop(
                    METRIC_NAME,
                    "container_cpu_(cfs_throttled_seconds_total|load_average_10s|system_seconds_total|user_seconds_total)");
            rules.drop(
                    METRIC_NAME,
                    "container_fs_(io_current|io_time_seconds_total|io_time_weighted_seconds_total|reads_merged_total"
                            + "|sector_reads_total|sector_writes_total|writes_merged_total)");
            rules.drop(METRIC_NAME, "container_memory_(mapped_file|swap)");
            rules.drop(METRIC_NAME, "container_(file_descriptors|tasks_state|threads_max)");
            rules.drop(SourceLabels.labels(METRIC_NAME, "scope"), "container_memory_failures_total;hierarchy");
            rules.drop(
                    SourceLabels.labels(METRIC_NAME, "interface"),
                    "container_network_.*;(cali|cilium|cni|lxc|nodelocaldns|tunl).*");
            rules.drop(METRIC_NAME, "container_spec.*");
            rules.drop(SourceLabels.labels("id", "pod"), ".+;");
        });
    }

    private static void kubelet(ScrapeJobBuilder job, String path) {
        job.replaces(ReplacedMonitor.KUBELET);
        job.kubernetes(KubernetesRole.NODE);
        insideTheCluster(job);
        // Kubelets mostly carry certificates that they signed themselves; the token is for the kubelet alone.
        job.tls(tls -> tls.caFile(SERVICE_ACCOUNT + "ca.crt").insecureSkipVerify(true));
        job.metricsPath(path);
        job.honorLabels(true);
        job.relabel(rules -> {
            rules.replace("job", "kubelet");
            rules.replace("metrics_path", label -> label.sourceLabels("__metrics_path__"));
            rules.replace("node", label -> label.sourceLabels("__meta_kubernetes_node_name"));
        });
    }

    private static void insideTheCluster(ScrapeJobBuilder job) {
        job.scheme(Scheme.HTTPS);
        job.authenticate(
                new Authentication.Authorization(
                        Optional.empty(), Optional.of(new CredentialFile(SERVICE_ACCOUNT + "token"))),
                "a token that Kubernetes mounts");
    }

    private static void podLabels(RelabelBuilder rules) {
        rules.replace("namespace", label -> label.sourceLabels("__meta_kubernetes_namespace"));
        rules.replace("pod", label -> label.sourceLabels("__meta_kubernetes_pod_name"));
        rules.replace("node", label -> label.sourceLabels("__meta_kubernetes_pod_node_name"));
    }
}
