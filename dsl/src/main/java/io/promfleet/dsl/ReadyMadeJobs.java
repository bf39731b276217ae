package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import java.util.List;
import java.util.Optional;

/** The jobs that nearly every cluster needs. */
final class ReadyMadeJobs {
    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";
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
    }

    /** Three jobs, because a job has one path; all carry {@code job="kubelet"}, by which rules and dashboards know them. */
    static List<ScrapeJobBuilder> kubelet(Declaration owner, Location location) {
        return List.of(
                kubelet(owner, location, "kubelet", "/metrics"),
                kubelet(owner, location, "kubelet-cadvisor", "/metrics/cadvisor"),
                kubelet(owner, location, "kubelet-probes", "/metrics/probes"));
    }

    private static ScrapeJobBuilder kubelet(Declaration owner, Location location, String name, String path) {
        return Declaration.within(new ScrapeJobBuilder(owner, name, location), job -> kubelet(job, path));
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
