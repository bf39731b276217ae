package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ReceiverBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.ByteSize;
import java.time.LocalDate;
import java.util.function.Consumer;

/** One fleet for every receiver that is not the hub's own Prometheus. */
public final class ReceiversFleet implements FleetDefinition {
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);
    private static final String CLIENT = "6a0b1c2d-0000-4000-8000-000000000001";

    private final Consumer<ReceiverBuilder> receiver;
    private final Consumer<SourceBuilder> source;

    private ReceiversFleet(Consumer<ReceiverBuilder> receiver, Consumer<SourceBuilder> source) {
        this.receiver = receiver;
        this.source = source;
    }

    /** A pair of replicas, and a source with a tenant of its own. */
    static ReceiversFleet mimir() {
        return new ReceiversFleet(
                it -> it.url("https://mimir.example.com")
                        .mimir()
                        .tenant("platform")
                        .deduplicates()
                        .bodyLimit(ByteSize.mebibytes(8))
                        .bearerToken(secret("mimir", "token")),
                source -> {
                    source.lightweightPrometheus(prometheus -> prometheus.replicas(2));
                    source.remoteWrite(write -> write.tenant("shop"));
                });
    }

    static ReceiversFleet thanosReceive() {
        return new ReceiversFleet(
                it -> it.url("https://thanos.example.com").thanosReceive().deduplicates(),
                source -> source.prometheusAgent(agent -> agent.replicas(2)));
    }

    static ReceiversFleet victoriaMetrics() {
        return new ReceiversFleet(
                it -> it.url("https://victoria.example.com").victoriaMetrics().deduplicates(),
                source -> source.lightweightPrometheus(prometheus -> prometheus.replicas(2)));
    }

    static ReceiversFleet victoriaMetricsCluster() {
        return new ReceiversFleet(
                it -> it.url("https://vminsert.example.com")
                        .victoriaMetricsCluster()
                        .tenant("7"),
                source -> source.alloy(alloy -> {}));
    }

    static ReceiversFleet amazon() {
        return new ReceiversFleet(
                it -> it.amazonManagedPrometheus(
                        "eu-central-1",
                        "ws-0a1b2c3d",
                        signing -> signing.roleArn("arn:aws:iam::111122223333:role/remote-write")),
                source -> source.lightweightPrometheus(prometheus -> prometheus.replicas(2)));
    }

    static ReceiversFleet grafanaCloud() {
        return new ReceiversFleet(
                it -> it.url("https://prometheus-prod-01-eu-west-0.grafana.net")
                        .grafanaCloud()
                        .basicAuth(secret("grafana-cloud", "instance"), secret("grafana-cloud", "token")),
                source -> source.openTelemetryCollector(collector -> {}));
    }

    static ReceiversFleet azure() {
        return new ReceiversFleet(
                it -> it.url("https://metrics-a1b2.westeurope-1.metrics.ingest.monitor.azure.com")
                        .azureMonitor("dcr-0a1b2c3d", token -> token.managedIdentity(CLIENT)),
                source -> source.prometheusAgent(agent -> {}));
    }

    /** What the Prometheus Operator cannot be told to authenticate with, Alloy can. */
    static ReceiversFleet google() {
        return new ReceiversFleet(
                it -> it.googleManagedPrometheus("acme-metrics"), source -> source.alloy(alloy -> {}));
    }

    @Override
    public void define(FleetBuilder fleet) {
        fleet.suppress("PF813", "the ruler of the receiver has them", LAST_DAY);
        fleet.hub("hub", hub -> {
            hub.receiver(receiver);
            hub.withoutDashboards();
        });
        fleet.source("production", source);
    }
}
