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
import io.promfleet.model.Scheme;
import java.time.LocalDate;

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
                federation.expectedSeries(5_000);
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
            source.expectedSeries(80_000);
            source.alloy(alloy -> {
                alloy.replicas(2);
                alloy.mountSecret("certificates", "/etc/certificates");
                alloy.storage(ByteSize.gibibytes(5));
                alloy.resources(resources -> resources.memoryLimit(ByteSize.mebibytes(512)));
            });
            jobs(source);
            source.remoteWrite(target -> {
                target.queue(queue -> queue.maxShards(10));
                target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
            });
        });
        fleet.source("otel", source -> {
            source.expectedSeries(80_000);
            source.openTelemetryCollector(collector -> {
                collector.mountConfigMap("targets", "/etc/targets");
                collector.storage(ByteSize.gibibytes(5));
                collector.resources(resources -> resources.memoryLimit(ByteSize.mebibytes(512)));
            });
            jobs(source);
            source.remoteWrite(target -> {
                target.queue(queue -> {
                    queue.batchSendDeadline(ofSeconds(2));
                    queue.retryOnHttp429(true);
                });
                target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
            });
        });
        fleet.suppress("PF902", "goes to Alloy with the next cluster", LocalDate.of(2099, 12, 31));
        fleet.source("old-agent", source -> {
            source.grafanaAgent(
                    agent -> agent.scrapeInterval(ofSeconds(60)).mountSecret("certificates", "/etc/certificates"));
            jobs(source);
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
        fleet.source("discovered", source -> {
            source.discoveredByHub(discovering -> {
                discovering.keep("__meta_consul_dc", "discovered");
                discovering.scrapeInterval(ofSeconds(45));
            });
            source.environment("production");
            source.scrapeJob("shop", job -> {
                job.consul(consul -> {
                    consul.server("consul.example.com:8501");
                    consul.scheme(Scheme.HTTPS);
                    consul.authorization("Bearer", secret("consul", "token"));
                    consul.services("shop");
                });
                job.relabel(
                        rules -> rules.replace("instance", instance -> instance.sourceLabels("__meta_consul_node")));
            });
            source.scrapeJob("machines", job -> {
                job.dns(dns -> dns.names("_node-exporter._tcp.discovered.example.com"));
                job.basicAuth(secret("machines", "username"), secret("machines", "password"));
                job.asScrapeConfig();
            });
            source.alsoDiscoveredByHub(discovering -> {}, "machines");
        });
        fleet.source("discovered-cluster", source -> {
            source.discoveredByHub(discovering -> {
                discovering.nodeExporter(true);
                discovering.kubeStateMetrics(true);
            });
            source.scrapeJob(
                    "shop",
                    job -> job.kubernetes(KubernetesRole.POD, pods -> {
                        pods.apiServer("https://api.discovered.example.com:6443");
                        pods.bearerToken(secret("discovered-cluster", "token"));
                        pods.tls(tls -> tls.ca(secret("discovered-cluster", "ca.crt")));
                    }));
        });
        fleet.source("without-exporters", source -> {
            source.scrapedByHub("https://api.without-exporters.example.com:6443", scraping -> {
                scraping.nodeExporter(false);
                scraping.kubeStateMetrics(false);
            });
            jobs(source);
        });
        fleet.source("mixed", source -> {
            source.prometheusAgent(agent -> agent.storage(ByteSize.gibibytes(1)));
            source.fluxMetricsOnly();
            source.apiServer();
            source.kubelet();
            jobs(source);
            source.scrapeJob("legacy", job -> job.targets("legacy.mixed.example.com:9100"));
            source.scrapeJob("machines", job -> job.dns(dns -> dns.names("_node-exporter._tcp.mixed.example.com")));
            source.alsoScrapedByHub(
                    "https://api.mixed.example.com:6443",
                    scraping -> {
                        scraping.serverName("kubernetes.default.svc");
                        scraping.discovery(secret("mixed-look", "token"), secret("mixed-look", "ca.crt"));
                        scraping.scraping(secret("mixed-read", "token"), secret("mixed-read", "ca.crt"));
                        scraping.rotatedTokens(ofHours(24), "the CronJob `tokens` of the platform team");
                        scraping.reachable("legacy");
                        scraping.scrapeInterval(ofSeconds(45));
                    },
                    "apiserver",
                    "kubelet",
                    "kubelet-cadvisor",
                    "kubelet-probes",
                    "shop",
                    "legacy");
            source.alsoDiscoveredByHub(
                    discovering -> {
                        discovering.keep("__meta_dns_name", ".*\\.mixed\\.example\\.com");
                        discovering.scrapeInterval(ofSeconds(60));
                    },
                    "machines");
            source.alsoFederated("https://prometheus.mixed.example.com", "{__name__=~\"job:.*\"}", federation -> {
                federation.match("up{job=\"legacy\"}");
                federation.bearerToken(secret("mixed-federation", "token"));
                federation.scrapeInterval(ofSeconds(60));
            });
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
