package io.promfleet.verify;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;

/** The fleet that the page on verifying shows. */
final class ShopFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> receiver.url("https://hub.example.com"));
            hub.prometheus(prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
            hub.scrapeJob("ingress", job -> job.targets("ingress:8080"));
        });
        fleet.source("production", source -> {
            source.lightweightPrometheus(
                    prometheus -> prometheus.nodeExporter(false).kubeStateMetrics(false));
            source.scrapeJob("ingress", job -> job.targets("ingress:8080"));
            // It was called shop, and this is not rolled out.
            source.scrapeJob("app", job -> job.targets("app:8080"));
        });
        fleet.source("staging", source -> {
            source.prometheusAgent(agent -> agent.nodeExporter(false).kubeStateMetrics(false));
            source.scrapeJob("app", job -> job.targets("app:8080"));
        });
    }
}
