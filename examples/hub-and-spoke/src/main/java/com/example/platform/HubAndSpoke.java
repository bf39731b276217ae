package com.example.platform;

import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.model.ByteSize.gibibytes;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.Cpu;

/** A hub, and two clusters that report to it. */
public final class HubAndSpoke implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.flux(flux -> flux.path("fleet"));
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> {
                receiver.url("https://prometheus.hub.example.com");
                receiver.bearerToken(secret("hub-remote-write", "token"));
            });
            hub.prometheus(prometheus -> {
                prometheus.retention(ofDays(30));
                prometheus.retentionSize(gibibytes(160));
                prometheus.storage(gibibytes(200));
            });
            hub.fluxControllers();
        });
        fleet.source("production", source -> {
            source.environment("production");
            lightweight(source, 50);
        });
        fleet.source("staging", source -> {
            source.environment("staging");
            lightweight(source, 20);
        });
    }

    /** What all sources have in common. Reuse is a plain method. */
    private static void lightweight(SourceBuilder source, int volume) {
        source.lightweightPrometheus(prometheus -> {
            prometheus.retention(ofHours(12));
            prometheus.storage(gibibytes(volume));
            prometheus.resources(resources -> {
                resources.requests(Cpu.millis(500), gibibytes(2));
                resources.memoryLimit(gibibytes(4));
            });
        });
        source.remoteWrite(remoteWrite -> {
            remoteWrite.queue(queue -> queue.capacity(10_000).maxShards(50).retryOnHttp429(true));
            remoteWrite.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
        });
        source.annotatedPods();
        source.apiServer();
        source.kubelet();
    }
}
