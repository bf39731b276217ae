package com.example.platform;

import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.model.ByteSize.gibibytes;
import static io.promfleet.model.ByteSize.mebibytes;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import io.promfleet.dsl.ClusterBuilder;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.KubernetesRole;

/** One hub, and each source collected in the way that suits it. */
public final class SeveralWays implements FleetDefinition {
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
        fleet.source("production", SeveralWays::production);
        fleet.source("edge", SeveralWays::edge);
        fleet.source("logs", SeveralWays::logs);
        fleet.source("telemetry", SeveralWays::telemetry);
        fleet.source("vendor", SeveralWays::vendor);
        fleet.source("machines", SeveralWays::machines);
        fleet.source("legacy", SeveralWays::legacy);
        fleet.source("sandbox", SeveralWays::sandbox);
    }

    /** A Prometheus of its own: it can be asked when the hub cannot, and catches up after an outage. */
    private static void production(SourceBuilder source) {
        source.environment("production");
        source.lightweightPrometheus(prometheus -> {
            prometheus.retention(ofHours(12));
            prometheus.storage(gibibytes(50));
        });
        applications(source);
    }

    /** Little memory: an agent scrapes and sends, and nobody asks it. */
    private static void edge(SourceBuilder source) {
        source.environment("production");
        source.prometheusAgent(agent -> {
            agent.storage(gibibytes(5));
            agent.resources(resources -> resources.memoryLimit(mebibytes(512)));
        });
        applications(source);
    }

    /** Alloy is there already for logs, and its three pods divide the targets. */
    private static void logs(SourceBuilder source) {
        source.environment("production");
        source.alloy(alloy -> {
            alloy.replicas(3);
            alloy.clustering(true);
        });
        applications(source);
    }

    /** Collectors take traces and logs there, and one more takes the metrics. */
    private static void telemetry(SourceBuilder source) {
        source.environment("production");
        source.openTelemetryCollector(collector -> collector.storage(gibibytes(5)));
        applications(source);
    }

    /** A managed cluster in which nothing but exporters may run: the hub looks in through its API server. */
    private static void vendor(SourceBuilder source) {
        source.environment("production");
        source.scrapedByHub("https://api.vendor.example.com:6443", scraping -> {
            scraping.scrapeInterval(ofSeconds(60));
            scraping.rotatedTokens(ofHours(24), "the CronJob `vendor-tokens` of the platform team");
        });
        applications(source);
    }

    /** No Kubernetes at all: Consul knows what runs in this datacenter. */
    private static void machines(SourceBuilder source) {
        source.environment("production");
        source.discoveredByHub(discovering -> discovering.keep("__meta_consul_dc", "machines"));
        source.scrapeJob("node", job -> {
            job.consul(consul -> {
                consul.server("consul.example.com:8500");
                consul.authorization("Bearer", secret("consul", "token"));
                consul.services("node-exporter");
            });
            job.relabel(rules -> rules.replace("node", node -> node.sourceLabels("__meta_consul_node")));
        });
    }

    /** It has all in a Prometheus, and the hub wants the aggregates. */
    private static void legacy(SourceBuilder source) {
        source.environment("production");
        source.federated("https://prometheus.legacy.example.com", "{__name__=~\"job:.*\"}", federation -> {
            federation.match("up");
            federation.bearerToken(secret("legacy-federation", "token"));
            federation.prometheus(prometheus -> prometheus.storage(gibibytes(50)));
        });
        applications(source);
    }

    /**
     * Flux by an agent, which is small for that alone; the few applications by the hub, through the API server; machines around the
     * cluster, which the hub finds by itself; and what a team's own Prometheus records.
     */
    private static void sandbox(SourceBuilder source) {
        source.environment("sandbox");
        source.prometheusAgent(agent -> agent.storage(gibibytes(1)));
        source.fluxMetricsOnly();
        source.runsFlux();
        applications(source);
        source.scrapeJob("machines", job -> job.dns(dns -> dns.names("_node-exporter._tcp.sandbox.example.com")));
        source.alsoScrapedByHub("https://api.sandbox.example.com:6443", scraping -> {}, "shop");
        source.alsoDiscoveredByHub(discovering -> {}, "machines");
        source.alsoFederated("https://prometheus.sandbox.example.com", "{__name__=~\"team:.*\"}", federation -> {
            federation.bearerToken(secret("sandbox-federation", "token"));
        });
    }

    /** Said once for all that have them, whichever way they are collected. */
    private static void applications(ClusterBuilder<?> cluster) {
        cluster.scrapeJob("shop", job -> {
            job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
            job.relabel(rules -> rules.keep("__meta_kubernetes_pod_container_port_name", "metrics"));
            job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
            job.sampleLimit(50_000);
        });
    }
}
