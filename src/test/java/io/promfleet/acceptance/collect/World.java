package io.promfleet.acceptance.collect;

import io.promfleet.relabel.LabelSet;
import java.util.List;

/** A small cluster: what discovery finds in it, and what its targets say. */
final class World implements Surroundings {
    private static final String POD = "__meta_kubernetes_pod_";

    private static final List<LabelSet> PODS = List.of(
            pod("shop", "shop-0", "10.0.0.1:8080", "metrics").with(POD + "label_team", "a$b"),
            pod("shop", "shop-1", "10.0.0.2:8081", "web")
                    .with(POD + "annotation_prometheus_io_scrape", "true")
                    .with(POD + "annotation_prometheus_io_path", "stats")
                    .with(POD + "annotation_prometheus_io_scheme", "https")
                    .with(POD + "annotation_prometheus_io_port", "9102"),
            pod("flux-system", "source-controller-x", "10.0.0.3:8080", "http-prom")
                    .with(POD + "label_app", "source-controller"));

    private static final List<LabelSet> SLICES = List.of(
            slice("default", "kubernetes", "https", "10.0.0.9:6443", ""),
            slice("monitoring", "exporters", "http-metrics", "10.0.1.1:9100", "prometheus-node-exporter"),
            slice("monitoring", "state", "http", "10.0.1.2:8080", "kube-state-metrics"));

    private static final List<LabelSet> NODES = List.of(LabelSet.of(
            "__address__", "10.0.2.1:10250",
            "__meta_kubernetes_node_name", "worker-1",
            "instance", "worker-1"));

    /** What every target says. */
    private static final List<LabelSet> LINES = List.of(
            LabelSet.of("__name__", "go_gc_duration_seconds", "quantile", "0.5"),
            LabelSet.of("__name__", "shop_orders_total", "pod_template_hash", "abc", "cluster", "of the page"),
            LabelSet.of("__name__", "apiserver_request_duration_seconds_bucket", "le", "0.15"),
            LabelSet.of("__name__", "container_spec_cpu_shares", "id", "/", "pod", "x"),
            LabelSet.of("__name__", "kube_pod_info", "job", "theirs", "instance", "theirs", "namespace", "shop"));

    World() {}

    @Override
    public List<LabelSet> lines() {
        return LINES;
    }

    @Override
    public List<LabelSet> registered(String url) {
        throw new AssertionError("there is no " + url);
    }

    @Override
    public List<LabelSet> discover(String role, List<String> namespaces) {
        List<LabelSet> all = switch (role) {
            case "pod" -> PODS;
            case "endpointslice" -> SLICES;
            case "node" -> NODES;
            default -> throw new AssertionError("nothing of " + role + " is there");
        };
        return all.stream()
                .filter(each -> namespaces.isEmpty() || namespaces.contains(each.get("__meta_kubernetes_namespace")))
                .toList();
    }

    private static LabelSet pod(String namespace, String name, String address, String port) {
        return LabelSet.of(
                "__address__",
                address,
                "__meta_kubernetes_namespace",
                namespace,
                POD + "name",
                name,
                POD + "ip",
                address.substring(0, address.indexOf(':')),
                POD + "node_name",
                "worker-1",
                POD + "phase",
                "Running",
                POD + "container_name",
                "main",
                POD + "container_port_name",
                port);
    }

    private static LabelSet slice(String namespace, String service, String port, String address, String app) {
        return LabelSet.of(
                "__address__",
                address,
                "__meta_kubernetes_namespace",
                namespace,
                "__meta_kubernetes_service_name",
                service,
                "__meta_kubernetes_service_label_app_kubernetes_io_name",
                app,
                "__meta_kubernetes_endpointslice_port_name",
                port,
                POD + "name",
                service + "-x",
                POD + "container_name",
                "main");
    }
}
