package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ScrapeJob;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a scrape through the API server of a source goes, also for what somebody wrote into an annotation there. */
class RemoteTargetsTest {
    private static final String ANNOTATION = "__meta_kubernetes_service_annotation_path";

    private final Relabelling rules = Relabelling.of(job().relabels());

    @Test
    void leadsToThePodThatWasFound() {
        assertThat(scraped(target("/page:10250;/a").with("__meta_kubernetes_pod_name", "cart-0"))
                        .map(labels -> labels.get("__metrics_path__")))
                .contains("/api/v1/namespaces/shop/pods/http:cart-0:8080/proxy/page:10250;/a");
    }

    /** An endpoint without a pod, as anybody can write one, would choose a path of the API server, and the hub's token is good for it. */
    @Test
    void leavesOutWhatIsNoPodWhateverItsPath() {
        assertThat(scraped(target("/api/v1/nodes/https:node-1:10250/proxy/pods")))
                .isEmpty();
        assertThat(scraped(target("/metrics"))).isEmpty();
    }

    @Test
    void staysInsideThePod() {
        LabelSet pod = target("/a/../../../nodes/node-1/proxy/").with("__meta_kubernetes_pod_name", "cart-0");

        assertThat(scraped(pod)).isEmpty();
        assertThat(scraped(pod.with(ANNOTATION, ".."))).isEmpty();
        assertThat(scraped(pod.with(ANNOTATION, "/a/..b/c.."))).isPresent();
    }

    private Optional<LabelSet> scraped(LabelSet target) {
        return rules.apply(target);
    }

    private static LabelSet target(String path) {
        return LabelSet.of(
                "__address__",
                "10.0.0.1:8080",
                "__scheme__",
                "http",
                "__metrics_path__",
                "/metrics",
                "__meta_kubernetes_namespace",
                "shop",
                ANNOTATION,
                path);
    }

    private static ScrapeJob job() {
        return PulledJobs.of(Definition.of(fleet -> {
                            fleet.hub("hub", hub -> {});
                            fleet.source("shop", source -> {
                                source.scrapedByHub("https://api.example.com");
                                source.scrapeJob("services", job -> {
                                    job.kubernetes(KubernetesRole.ENDPOINTSLICE);
                                    job.relabel(rules -> rules.replace(
                                            "__metrics_path__",
                                            path -> path.sourceLabels(ANNOTATION)
                                                    .regex("(.+)")));
                                });
                            });
                        })
                        .fleet()
                        .orElseThrow()
                        .sources()
                        .get(0))
                .stream()
                .filter(job -> job.name().equals("shop/services"))
                .findFirst()
                .orElseThrow();
    }
}
