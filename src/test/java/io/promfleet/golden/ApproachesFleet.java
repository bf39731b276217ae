package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.configMap;
import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofHours;
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
        fleet.source("federated", source -> {
            source.federated("https://prometheus.federated.example.com", "{__name__=~\"job:.*\"}", federation -> {
                federation.match("up");
                federation.bearerToken(secret("federated", "token"));
                federation.scrapeInterval(ofSeconds(60));
                federation.prometheus(prometheus -> prometheus.storage(ByteSize.gibibytes(20)));
            });
            jobs(source);
        });
        fleet.source("scraped", source -> {
            source.scrapedByHub("https://api.scraped.example.com:6443");
            jobs(source);
        });
        fleet.source("alloy", source -> {
            source.alloy(alloy -> {
                alloy.replicas(2);
                alloy.storage(ByteSize.gibibytes(5));
                alloy.resources(resources -> resources.memoryLimit(ByteSize.mebibytes(512)));
            });
            jobs(source);
            source.remoteWrite(target -> {
                target.queue(queue -> queue.maxShards(10));
                target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
            });
        });
        fleet.source("flux-by-alloy", source -> {
            source.alloy(alloy -> alloy.clustering(false));
            source.fluxMetricsOnly();
        });
        fleet.source("flux-by-agent", source -> {
            source.prometheusAgent(agent -> agent.storage(ByteSize.gibibytes(1)));
            source.fluxMetricsOnly();
        });
        fleet.source("flux-scraped", source -> {
            source.scrapedByHub("https://api.flux.example.com:6443");
            source.fluxMetricsOnly();
        });
        fleet.source("joined", source -> {
            source.scrapedByHub("https://gateway.example.com/clusters/joined", scraping -> {
                scraping.serverName("joined.internal.example.com");
                scraping.discovery(secret("joined-look", "token"), configMap("gateway-ca", "ca.crt"));
                scraping.scraping(secret("joined-read", "token"), configMap("gateway-ca", "ca.crt"));
                scraping.rotatedTokens(ofHours(24), "the CronJob `tokens` of the platform team");
                scraping.reachable();
                scraping.scrapeInterval(ofSeconds(45));
                scraping.nodeExporter(false);
                scraping.kubeStateMetrics(true);
            });
            source.runsFlux();
            source.fluxControllers();
            jobs(source);
        });
        fleet.source("partly", source -> {
            source.scrapedByHub("https://192.0.2.7:6443", scraping -> scraping.reachable("legacy"));
            source.kubelet(job -> job.scrapeInterval(ofSeconds(60)));
            source.apiServer(job -> job.sampleLimit(100_000));
            source.scrapeJob("legacy", job -> job.targets("legacy.example.com:9100"));
            source.scrapeJob("front", job -> {
                job.asScrapeConfig();
                job.kubernetes(KubernetesRole.SERVICE, services -> services.namespaces("front"));
                job.metricsPath("/status/prometheus");
            });
            source.scrapeJob("nodes", job -> {
                job.kubernetes(KubernetesRole.NODE);
                job.relabel(rules -> rules.replace("__address__", address -> {
                    address.sourceLabels("__address__").regex("(.+):\\d+").replacement("$1:9256");
                }));
            });
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
