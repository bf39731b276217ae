package io.promfleet.testkit;

import static io.promfleet.testkit.KubernetesTargets.endpointSlice;
import static io.promfleet.testkit.KubernetesTargets.endpoints;
import static io.promfleet.testkit.KubernetesTargets.ingress;
import static io.promfleet.testkit.KubernetesTargets.node;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.KubernetesTargets.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.relabel.LabelSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesTargetsTest {
    private static final String POD = "__meta_kubernetes_pod_";

    @Test
    void aPodHasItsLabelsAndAnnotationsUnderTheNamesThatPrometheusMakesOfThem() {
        LabelSet labels = pod("shop", "a")
                .label("app.kubernetes.io/name", "shop")
                .annotation("prometheus.io/scrape", "")
                .port("http", 8080)
                .build()
                .labels();

        assertThat(labels.get("__address__")).isEqualTo("10.244.0.10:8080");
        assertThat(labels.get(POD + "label_app_kubernetes_io_name")).isEqualTo("shop");
        assertThat(labels.get(POD + "labelpresent_app_kubernetes_io_name")).isEqualTo("true");
        assertThat(labels.contains(POD + "annotation_prometheus_io_scrape")).isFalse();
        assertThat(labels.get(POD + "annotationpresent_prometheus_io_scrape")).isEqualTo("true");
        assertThat(labels.get(POD + "container_port_number")).isEqualTo("8080");
    }

    @Test
    void anAddressOfVersion6StandsInBrackets() {
        assertThat(address(pod("shop", "a").ip("fd00::1").port("http", 80))).isEqualTo("[fd00::1]:80");
        assertThat(address(pod("shop", "a").ip("fd00::1"))).isEqualTo("fd00::1");
    }

    @Test
    void everyRoleHasItsAddress() {
        assertThat(address(service("shop", "web").port("http", 8080))).isEqualTo("web.shop.svc:8080");
        assertThat(address(node("node-1").ip("192.168.0.12"))).isEqualTo("192.168.0.12:10250");
        assertThat(address(ingress("shop", "web", "shop.example.com"))).isEqualTo("shop.example.com");
        assertThat(address(endpoints("shop", "web").pod(pod("shop", "a").ip("10.0.0.7"))))
                .isEqualTo("10.0.0.7:8080");
        assertThat(address(endpointSlice("shop", "web-x").port("http", 80))).isEqualTo("10.244.0.10:80");
    }

    @Test
    void anAddressBehindAServiceBringsPodAndService() {
        LabelSet labels = endpointSlice("shop", "web-x")
                .service(service("shop", "web").label("team", "shop"))
                .pod(pod("shop", "a").label("app", "web"))
                .build()
                .labels();

        assertThat(labels.get("__meta_kubernetes_service_name")).isEqualTo("web");
        assertThat(labels.get("__meta_kubernetes_service_label_team")).isEqualTo("shop");
        assertThat(labels.get(POD + "label_app")).isEqualTo("web");
        assertThat(labels.get("__meta_kubernetes_endpointslice_address_target_name"))
                .isEqualTo("a");
    }

    @Test
    void aNodesInstanceIsItsName() {
        assertThat(node("node-1").build().labels().get("instance")).isEqualTo("node-1");
    }

    @Test
    void everyLabelOfEveryRoleCanBeSaid() {
        assertMeta(
                named(pod("shop", "a"))
                        .port("http", 80)
                        .controller("ReplicaSet", "a-1")
                        .deployment("a")
                        .job("b")
                        .cronJob("c"),
                "namespace",
                "pod_[name ip label_x labelpresent_x annotation_x annotationpresent_x container_init container_name"
                        + " container_id container_image container_port_name container_port_number"
                        + " container_port_protocol ready phase node_name host_ip uid controller_kind controller_name"
                        + " deployment_name cronjob_name job_name]");
        assertMeta(
                named(service("shop", "web")).loadBalancerIp("192.0.2.1"),
                "namespace",
                "service_[annotation_x annotationpresent_x cluster_ip loadbalancer_ip label_x labelpresent_x name"
                        + " port_name port_number port_protocol type]");
        assertMeta(
                service("shop", "web").externalName("example.com"),
                "namespace",
                "service_[external_name name port_name port_number port_protocol type]");
        assertMeta(
                named(endpoints("shop", "web")).hostname("a"),
                "namespace",
                "endpoints_[name label_x labelpresent_x annotation_x annotationpresent_x]",
                "endpoint_[hostname ready port_name port_protocol]");
        assertMeta(
                named(endpointSlice("shop", "web-x")).hostname("a").zone("z").topology("x", "y"),
                "namespace",
                "endpointslice_[name label_x labelpresent_x annotation_x annotationpresent_x address_type"
                        + " endpoint_conditions_ready endpoint_conditions_serving endpoint_conditions_terminating"
                        + " endpoint_topology_x endpoint_topology_present_x endpoint_hostname endpoint_zone port"
                        + " port_name port_protocol]");
        assertMeta(
                named(node("node-1")).providerId("x").condition("MemoryPressure", "False"),
                "node_[name provider_id condition_memorypressure label_x labelpresent_x annotation_x"
                        + " annotationpresent_x address_Hostname address_InternalIP]");
        assertMeta(
                named(ingress("shop", "web", "shop.example.com")).ingressClass("nginx"),
                "namespace",
                "ingress_[name label_x labelpresent_x annotation_x annotationpresent_x class_name scheme host path]");
    }

    @Test
    void aPodBehindAnAddressSaysWhereItIs() {
        assertThat(endpoints("shop", "web")
                        .pod(pod("shop", "a"))
                        .build()
                        .labels()
                        .names())
                .contains(
                        "__meta_kubernetes_endpoint_address_target_kind",
                        "__meta_kubernetes_endpoint_address_target_name",
                        "__meta_kubernetes_endpoint_node_name");
        assertThat(endpointSlice("shop", "web")
                        .pod(pod("shop", "a"))
                        .build()
                        .labels()
                        .names())
                .contains(
                        "__meta_kubernetes_endpointslice_address_target_kind",
                        "__meta_kubernetes_endpointslice_address_target_name",
                        "__meta_kubernetes_endpointslice_endpoint_node_name");
    }

    /** Of a container Prometheus knows there what its port tells, and of a Service what all its ports have. */
    @Test
    void anAddressBehindAServiceHasTheContainerOfItsPort() {
        String ofPod = " ip ready phase node_name host_ip uid";
        String ofContainer = " container_name container_image container_init container_port_name container_port_number"
                + " container_port_protocol";
        assertMeta(
                endpoints("shop", "web")
                        .service(service("shop", "web"))
                        .pod(pod("shop", "a").port("http", 8080)),
                "namespace",
                "service_name",
                "endpoints_name",
                "endpoint_[ready port_name port_protocol address_target_kind address_target_name node_name]",
                "pod_[name" + ofPod + ofContainer + "]");
        assertMeta(
                endpointSlice("shop", "web")
                        .service(service("shop", "web"))
                        .pod(pod("shop", "a").port("http", 8080))
                        .port("admin", 9000),
                "namespace",
                "service_name",
                "endpointslice_[name address_type address_target_kind address_target_name endpoint_node_name"
                        + " endpoint_conditions_ready endpoint_conditions_serving endpoint_conditions_terminating port"
                        + " port_name port_protocol]",
                "pod_[name" + ofPod + "]");
    }

    private static <T extends KubernetesTarget<T>> T named(T target) {
        return target.label("x", "y").annotation("x", "y");
    }

    /** Exactly these labels; in brackets what follows one beginning. */
    private static void assertMeta(KubernetesTarget<?> target, String... expected) {
        List<String> names = new ArrayList<>();
        for (String part : expected) {
            int bracket = part.indexOf('[');
            String beginning = bracket < 0 ? part : part.substring(0, bracket);
            String[] ends = bracket < 0
                    ? new String[] {""}
                    : part.substring(bracket + 1, part.length() - 1).split(" ");
            for (String end : ends) {
                names.add("__meta_kubernetes_" + beginning + end);
            }
        }
        assertThat(target.build().labels().names().stream().filter(name -> name.startsWith("__meta")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private static String address(KubernetesTarget<?> target) {
        return target.build().labels().get("__address__");
    }
}
