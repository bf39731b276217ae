package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.KubernetesRole;

/**
 * A source for each way to collect that is no plain remote write, to be verified with real servers.
 *
 * @param hub the address of the hub
 */
record EveryWayFleet(String hub) implements FleetDefinition {
    static final String API = "api.scraped.example.com:6443";
    /** The addresses of all that is scraped, which are one page of the test. */
    static final String APPS = "[a-z]+\\.app\\.example\\.com:8080";

    static final String PROMETHEUS = "prometheus.federated.example.com:9090";

    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hubOfAll -> {
            hubOfAll.receiver(receiver -> receiver.url(hub));
            hubOfAll.prometheus(VerifiedFleet::alone);
            hubOfAll.scrapeJob("prometheus", job -> job.targets("own.hub.example.com:9090"));
            hubOfAll.scrapeJob("app", job -> job.targets("hub.app.example.com:8080"));
        });
        fleet.source("scraped", source -> {
            source.fluxMetricsOnly();
            source.scrapedByHub("https://" + API, scraping -> scraping.kubeStateMetrics(false));
            source.scrapeJob("pods", job -> {
                job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
                job.relabel(rules -> rules.keep("__meta_kubernetes_pod_container_port_name", "metrics"));
            });
        });
        fleet.source("discovered", source -> {
            source.discoveredByHub(discovering -> {});
            source.scrapeJob("app", job -> job.targets("discovered.app.example.com:8080"));
        });
        fleet.source("federated", source -> {
            source.federated(
                    hub.substring(0, hub.indexOf(':')) + "://" + PROMETHEUS, "up{job=~\"app|shop\"}", federation -> {
                        federation.match("{job=\"quiet\"}");
                        federation.match("kubernetes_build_info");
                        federation.prometheus(VerifiedFleet::alone);
                    });
            source.scrapeJob("app", job -> job.targets("federated.app.example.com:8080"));
            source.scrapeJob("shop", job -> job.targets("shop.app.example.com:8080"));
            source.scrapeJob("unfetched", job -> job.targets("unfetched.app.example.com:8080"));
        });
        fleet.source("flux", source -> {
            source.fluxMetricsOnly();
            source.lightweightPrometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
            source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
        });
        fleet.source("collected", source -> {
            source.fluxMetricsOnly();
            source.openTelemetryCollector(collector -> {
                collector.scrapeInterval(ofSeconds(1));
                collector.kubeStateMetrics(false);
            });
            source.remoteWrite(target -> target.queue(queue -> queue.batchSendDeadline(ofSeconds(1))));
            source.scrapeJob("app", job -> job.targets("collected.app.example.com:8080"));
        });
    }
}
