package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cpu;

/** The guide's own fleet: a hub with the receiver, and two clusters that send everything to it. */
public final class ReferenceFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.chart("88.5.3");
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> {
                receiver.url("https://prometheus.hub.example.com");
                receiver.bearerToken(secret("hub-receiver", "token"));
                receiver.outOfOrderTimeWindow(ofHours(2));
            });
            hub.prometheus(prometheus -> {
                prometheus.retention(ofDays(90));
                prometheus.retentionSize(ByteSize.gibibytes(450));
                prometheus.storage(ByteSize.gibibytes(500), volume -> volume.storageClass("fast-ssd"));
                prometheus.resources(resources -> {
                    resources.requests(Cpu.cores(2), ByteSize.gibibytes(8));
                    resources.memoryLimit(ByteSize.gibibytes(16));
                });
                prometheus.scrapeInterval(ofSeconds(30));
            });
            hub.fluxControllers();
            hub.alerts(alerts -> {});
        });
        fleet.source("production", source -> {
            source.environment("production");
            source.lightweightPrometheus(prometheus -> {
                prometheus.retention(ofHours(12));
                prometheus.storage(ByteSize.gibibytes(50), volume -> volume.storageClass("fast-ssd"));
                prometheus.resources(resources -> {
                    resources.requests(Cpu.millis(500), ByteSize.gibibytes(2));
                    resources.memoryLimit(ByteSize.gibibytes(4));
                });
                prometheus.scrapeInterval(ofSeconds(30));
            });
            source.remoteWrite(target -> target.queue(queue -> {
                queue.capacity(20_000);
                queue.maxShards(50);
                queue.maxSamplesPerSend(5_000);
            }));
            clusterJobs(source);
        });
        fleet.source("staging", source -> {
            source.environment("staging");
            source.lightweightPrometheus(prometheus -> {
                prometheus.retention(ofHours(6));
                prometheus.storage(ByteSize.gibibytes(20));
                prometheus.resources(resources -> {
                    resources.requests(Cpu.millis(200), ByteSize.gibibytes(1));
                    resources.memoryLimit(ByteSize.gibibytes(2));
                });
                prometheus.scrapeInterval(ofMinutes(1));
                prometheus.nodeExporter(false);
            });
            source.remoteWrite(target -> target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*|process_.*")));
            clusterJobs(source);
        });
    }

    private static void clusterJobs(SourceBuilder source) {
        source.annotatedPods();
        source.runsFlux(); // for its applications; its metrics stack is brought by Flux on the hub
        source.fluxControllers();
        source.apiServer();
        source.kubelet();
    }
}
