package io.promfleet.testkit;

import static io.promfleet.testkit.KubernetesTargets.endpointSlice;
import static io.promfleet.testkit.KubernetesTargets.endpoints;
import static io.promfleet.testkit.KubernetesTargets.ingress;
import static io.promfleet.testkit.KubernetesTargets.node;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.KubernetesTargets.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.relabel.LabelSet;
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

    private static String address(KubernetesTarget<?> target) {
        return target.build().labels().get("__address__");
    }
}
