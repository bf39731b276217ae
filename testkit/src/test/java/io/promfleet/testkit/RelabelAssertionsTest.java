package io.promfleet.testkit;

import static io.promfleet.testkit.FleetUnderTest.fleet;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.PromfleetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.promfleet.model.ScrapeJob;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RelabelAssertionsTest {
    private final ScrapeJob shop = fleet(new ShopFleet()).job("production", "shop");
    private final PodTarget checkout = pod("shop", "shop-checkout-1").label("app.kubernetes.io/name", "shop-checkout");

    @Test
    void seesWhatBecomesOfATarget() {
        assertThat(shop)
                .relabelling(checkout.port("http", 8080))
                .keeps()
                .hasLabel("app", "checkout")
                .doesNotHaveLabel("pod")
                .doesNotHaveLabel("__meta_kubernetes_namespace")
                .hasExactlyLabels("app", "checkout", "instance", "10.244.0.10:8080", "job", "shop")
                .hasAddress("10.244.0.10:8080")
                .isScrapedAt("http://10.244.0.10:8080/internal/metrics");
        assertThat(shop).relabelling(pod("shop", "other")).drops();
    }

    @Test
    void goesByTheReleaseThatIsSaid() {
        assertThat(shop).relabelling(checkout).hasAddress("10.244.0.10");
        assertThat(shop).onPrometheus("2.55").relabelling(checkout).hasAddress("10.244.0.10:80");
    }

    @Test
    void showsWhatTheRulesDidWhenATargetIsDropped() {
        fails(() -> assertThat(shop).relabelling(pod("shop", "other")).keeps(), """
                Expected it to be kept, but rule 1 drops it.

                What the rules did:
                {__address__="10.244.0.10", __always_scrape_classic_histograms__="false", \
                __convert_classic_histograms_to_nhcb__="false", __meta_kubernetes_namespace="shop", \
                __meta_kubernetes_pod_container_id="containerd://4f1c7a3e", \
                __meta_kubernetes_pod_container_image="registry.example.com/app:1.0", \
                __meta_kubernetes_pod_container_init="false", __meta_kubernetes_pod_container_name="app", \
                __meta_kubernetes_pod_host_ip="192.168.0.11", __meta_kubernetes_pod_ip="10.244.0.10", \
                __meta_kubernetes_pod_name="other", __meta_kubernetes_pod_node_name="node-1", \
                __meta_kubernetes_pod_phase="Running", __meta_kubernetes_pod_ready="true", \
                __meta_kubernetes_pod_uid="8f1c7a3e-0000-4000-8000-000000000001", __metrics_path__="/metrics", \
                __scheme__="http", __scrape_interval__="1m", __scrape_native_histograms__="false", \
                __scrape_timeout__="10s", job="shop"}
                  1. keep source_labels=[__meta_kubernetes_pod_label_app_kubernetes_io_name] regex="shop-.+"
                     "" does not match: dropped
                => dropped""");
    }

    @Test
    void saysWhatIsThereInstead() {
        failsWith(
                () -> assertThat(shop).relabelling(checkout).hasLabel("app", "100%s"),
                "Expected the label `app` to be `100%s`, but it is `checkout`.");
        failsWith(
                () -> assertThat(shop).relabelling(checkout).hasLabel("team", "shop"),
                "Expected the label `team` to be `shop`, but there is none.");
        failsWith(
                () -> assertThat(shop).relabelling(checkout).doesNotHaveLabel("app"),
                "Expected no label `app`, but it is `checkout`.");
        failsWith(() -> assertThat(shop).relabelling(checkout).drops(), "Expected it to be dropped, but it is kept.");
        failsWith(
                () -> assertThat(shop).relabelling(checkout).isScrapedAt("http://10.244.0.10/metrics"),
                "Expected it to be scraped at `http://10.244.0.10/metrics`, but it is at"
                        + " `http://10.244.0.10/internal/metrics`.");
        failsWith(
                () -> assertThat(shop).relabelling(checkout).hasExactlyLabels("app", "checkout"),
                "Expected exactly the labels\n  {app=\"checkout\"}\nbut there are\n"
                        + "  {app=\"checkout\", instance=\"10.244.0.10\", job=\"shop\"}");
    }

    @Test
    void tellsATargetThatCannotBeScrapedFromOneThatIsDropped() {
        failsWith(
                () -> assertThat(shop).relabelling(checkout.phase("Broken")).keeps(),
                "Expected it to be kept, but it cannot be scraped (The address `a/b` holds a slash.).");
        failsWith(
                () -> assertThat(shop).relabelling(checkout.phase("Broken")).drops(),
                "Expected it to be dropped by a rule, but the rules keep it. The address `a/b` holds a slash.");
    }

    @Test
    void seesWhatBecomesOfASeries() {
        assertThat(shop)
                .metricRelabelling()
                .relabelling("up", "pod_template_hash", "5d8f", "app", "checkout")
                .keeps()
                .hasExactlyLabels("__name__", "up", "app", "checkout");
        assertThat(fleet(new ShopFleet()).remoteWrite("production", "hub").writeRelabels())
                .relabelling("go_goroutines")
                .drops();
        failsWith(
                () -> assertThat(shop).metricRelabelling().relabelling("up").drops(),
                "Expected it to be dropped, but it is kept.");
    }

    @Test
    void namesWhatThereIsWhenANameIsWrong() {
        fails(
                () -> fleet(new ShopFleet()).job("production", "shops"),
                "The cluster `production` has no job `shops`," + " only [annotated-pods, shop].");
        fails(
                () -> fleet(new ShopFleet()).job("staging", "shop"),
                "There is no cluster `staging`, only [hub," + " production].");
    }

    @Test
    void failsWithAllMistakesOfADefinition() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> fleet(fleet -> fleet.source("A", source -> source.environment(""))))
                .withMessageStartingWith("The definition has mistakes:\nERROR PF")
                .withMessageContaining("RelabelAssertionsTest.java");
    }

    @Test
    void allowsAReadyMadeJobToBeTested() {
        assertThatCode(() -> assertThat(fleet(new ShopFleet()).job("production", "annotated-pods"))
                        .relabelling(pod("shop", "a")
                                .annotation("prometheus.io/scrape", "true")
                                .annotation("prometheus.io/port", "9404"))
                        .keeps()
                        .hasAddress("10.244.0.10:9404")
                        .hasLabel("namespace", "shop"))
                .doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(message);
    }

    private static void failsWith(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessageStartingWith(message + "\n\nWhat the rules did:\n{__");
    }
}
