package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.RemoteWriteBuilder;

/** The guide's clusters without Kubernetes around them: targets are named, everything else is said as it always is. */
final class LoopbackFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> {
            hub.environment("shared");
            hub.receiver(receiver -> {
                receiver.url("https://hub.example.com");
                receiver.bearerToken(secret("hub-receiver", "token"));
            });
            hub.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
            hub.scrapeJob("prometheus", job -> job.targets("own.hub.example.com:9090"));
        });
        fleet.source("production", source -> {
            source.environment("production");
            source.externalLabel("price", "5 $ {{ x }}");
            source.lightweightPrometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
            source.remoteWrite(target -> {
                quickly(target);
                target.writeRelabel(rules -> rules.drop("__name__", "unwanted_.*"));
            });
            source.scrapeJob("prometheus", job -> job.targets("own.production.example.com:9090"));
            source.scrapeJob("app", job -> {
                job.targets("app.production.example.com:8080");
                job.relabel(rules -> rules.replace("namespace", "shop"));
                job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
            });
        });
        fleet.source("staging", source -> {
            source.environment("staging");
            source.originPrometheus("staging-agent");
            source.prometheusAgent(agent -> agent.scrapeInterval(ofSeconds(1)));
            source.remoteWrite(LoopbackFleet::quickly);
            source.scrapeJob("app", job -> job.targets("app.staging.example.com:8080"));
        });
    }

    private static void quickly(RemoteWriteBuilder target) {
        target.queue(queue -> queue.batchSendDeadline(ofSeconds(1)));
    }
}
