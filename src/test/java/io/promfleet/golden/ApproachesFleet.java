package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.ByteSize;
import io.promfleet.model.KubernetesRole;

/** A source for every way to collect, with the same jobs in each. */
public final class ApproachesFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub(
                "hub",
                hub -> hub.receiver(receiver -> {
                    receiver.url("https://prometheus.hub.example.com");
                    receiver.bearerToken(secret("hub-receiver", "token"));
                }));
        fleet.source("server", source -> {
            source.lightweightPrometheus(prometheus -> prometheus.storage(ByteSize.gibibytes(20)));
            jobs(source);
        });
        fleet.source("agent", source -> {
            source.prometheusAgent(agent -> {
                agent.storage(ByteSize.gibibytes(5));
                agent.resources(resources -> resources.memoryLimit(ByteSize.mebibytes(512)));
                agent.scrapeInterval(ofSeconds(30));
            });
            jobs(source);
        });
    }

    private static void jobs(SourceBuilder source) {
        source.environment("production");
        source.annotatedPods();
        source.scrapeJob("shop", job -> {
            job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
            job.relabel(rules -> rules.keep("__meta_kubernetes_pod_container_port_name", "metrics"));
            job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
        });
    }
}
