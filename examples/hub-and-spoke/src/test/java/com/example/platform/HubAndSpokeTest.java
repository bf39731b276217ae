package com.example.platform;

import static io.promfleet.testkit.FleetUnderTest.fleet;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.PromfleetAssertions.assertThat;

import io.promfleet.testkit.FleetUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the platform promises its users. */
class HubAndSpokeTest {
    private final FleetUnderTest fleet = fleet(new HubAndSpoke());

    @Test
    void podsAreScrapedWhereTheirAnnotationsSay() {
        assertThat(fleet.job("production", "annotated-pods"))
                .relabelling(pod("shop", "checkout-0")
                        .annotation("prometheus.io/scrape", "true")
                        .annotation("prometheus.io/port", "9404")
                        .annotation("prometheus.io/path", "/metrics/all"))
                .keeps()
                .isScrapedAt("http://10.244.0.10:9404/metrics/all")
                .hasLabel("namespace", "shop")
                .hasLabel("pod", "checkout-0");
    }

    @Test
    void podsOfADeploymentAreScrapedLikeAnyOther() {
        assertThat(fleet.job("production", "annotated-pods"))
                .relabelling(pod("shop", "checkout-5d8f-2x")
                        .deployment("checkout")
                        .node("node-1")
                        .hostIp("10.0.0.7")
                        .container("main")
                        .image("registry.example.com/checkout:2")
                        .annotation("prometheus.io/scrape", "true")
                        .annotation("prometheus.io/port", "9404"))
                .keeps()
                .hasLabel("pod", "checkout-5d8f-2x");
    }

    @Test
    void podsThatDoNotAskAreLeftAlone() {
        assertThat(fleet.job("production", "annotated-pods"))
                .relabelling(pod("shop", "checkout-0"))
                .drops();
    }

    @Test
    void fluxControllersAreKnownByTheirApp() {
        assertThat(fleet.job("hub", "flux-system"))
                .onPrometheus("3.14.0")
                .relabelling(pod("flux-system", "kustomize-controller-5d8f")
                        .label("app", "kustomize-controller")
                        .port("http-prom", 8080))
                .keeps()
                .hasLabel("app", "kustomize-controller");
    }

    @Test
    void whatTheGarbageCollectorDoesStaysInTheCluster() {
        var rules = fleet.remoteWrite("staging", "hub").writeRelabels();

        assertThat(rules).relabelling("go_gc_duration_seconds", "job", "shop").drops();
        assertThat(rules).relabelling("http_requests_total", "job", "shop").keeps();
    }

    @Test
    void theCommittedTreeIsWhatTheClassSays() {
        assertThat(new HubAndSpoke()).generates(Path.of("fleet"));
    }
}
