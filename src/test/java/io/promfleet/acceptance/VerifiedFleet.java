package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.PrometheusBuilder;
import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.model.Fleet;

/**
 * A fleet whose clusters run on the loopback interface: a source that stores what it sends, and one in agent mode.
 *
 * @param hub the address of the hub
 */
record VerifiedFleet(String hub) implements FleetDefinition {
    static Fleet at(int port) {
        return Definition.of(new VerifiedFleet("http://127.0.0.1:" + port))
                .fleet()
                .orElseThrow();
    }

    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hubOfAll -> {
            hubOfAll.receiver(receiver -> receiver.url(hub));
            hubOfAll.prometheus(VerifiedFleet::alone);
            hubOfAll.scrapeJob("prometheus", job -> job.targets("own.hub.example.com:9090"));
            hubOfAll.scrapeJob("app", job -> job.targets("app.example.com:8080"));
        });
        fleet.source("production", source -> {
            source.lightweightPrometheus(VerifiedFleet::alone);
            source.remoteWrite(VerifiedFleet::quickly);
            source.scrapeJob("prometheus", job -> job.targets("own.production.example.com:9090"));
            source.scrapeJob("app", job -> job.targets("app.example.com:8080"));
        });
        fleet.source("staging", source -> {
            source.prometheusAgent(agent -> {
                agent.scrapeInterval(ofSeconds(1));
                agent.nodeExporter(false);
                agent.kubeStateMetrics(false);
            });
            source.remoteWrite(VerifiedFleet::quickly);
            source.scrapeJob("app", job -> job.targets("app.example.com:8080"));
        });
    }

    /** A Prometheus without anything of Kubernetes around it, that scrapes often. */
    static void alone(PrometheusBuilder prometheus) {
        prometheus.scrapeInterval(ofSeconds(1));
        prometheus.nodeExporter(false);
        prometheus.kubeStateMetrics(false);
    }

    private static void quickly(RemoteWriteBuilder target) {
        target.queue(queue -> queue.batchSendDeadline(ofSeconds(1)));
    }
}
