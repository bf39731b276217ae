package io.promfleet.acceptance.collect;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.RemoteWriteBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import io.promfleet.model.ScrapeProtocol;
import io.promfleet.model.TlsVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector cannot be told is an error at the line that says it, and nothing is written. */
class CollectorLossesTest {
    @TempDir
    Path directory;

    @Test
    void alloyHasFewerSettingsAndDiscoveries() {
        assertThat(found(source -> {
                    source.alloy(alloy -> {});
                    source.remoteWrite(CollectorLossesTest::newTls);
                    source.scrapeJob("shop", job -> {
                        job.targets("shop.example.com:1");
                        job.keepDroppedTargets(5);
                    });
                    source.scrapeJob("machines", job -> job.vultr(vultr -> {}));
                }))
                .contains(
                        "source(shop) > remoteWrite(hub) > tls: What Prometheus calls `max_version` cannot be said to"
                                + " `prometheus.remote_write > endpoint > tls_config` of Grafana Alloy.",
                        "source(shop) > scrapeJob(shop) > keep_dropped_targets: What Prometheus calls"
                                + " `keep_dropped_targets` cannot be said to `prometheus.scrape` of Grafana Alloy.",
                        "source(shop) > scrapeJob(machines) > vultr: promfleet writes no component of Grafana Alloy for"
                                + " `vultr_sd_configs`.");
    }

    /** Seen with a real Collector: nothing of a job without `job` arrives, and `instance` comes back. */
    @Test
    void someLabelsAreMoreThanLabelsToACollector() {
        Consumer<SourceBuilder> jobs = source -> source.scrapeJob("shop", job -> {
            job.targets("shop.example.com:1");
            job.param("m", "x");
            job.relabel(rules -> rules.labelDrop("job|__param_m"));
            job.metricRelabel(rules -> rules.replace("instance", ""));
        });

        assertThat(found(source -> {
                    source.alloy(alloy -> {});
                    jobs.accept(source);
                }))
                .containsExactlyInAnyOrder(
                        "source(shop) > scrapeJob(shop) > labeldrop: The rule removes `job`, which Grafana Alloy sets again"
                                + " behind the rules of the job.",
                        "source(shop) > scrapeJob(shop) > labeldrop: The rule removes `__param_m`, which Grafana Alloy sets"
                                + " again behind the rules of the job.");
        assertThat(found(source -> {
                    source.openTelemetryCollector(collector -> {});
                    jobs.accept(source);
                }))
                .containsExactlyInAnyOrder(
                        "source(shop) > scrapeJob(shop) > labeldrop: The rule removes `job`, of which the OpenTelemetry"
                                + " Collector makes the resource that its series belong to.",
                        "source(shop) > scrapeJob(shop) > replace: The rule removes `instance`, of which the OpenTelemetry"
                                + " Collector makes the resource that its series belong to.");
    }

    /** Seen with a real Collector: of a source with such a label in its identity nothing arrives, and nothing says why. */
    @Test
    void aCollectorSendsNoLabelWithoutALetter() {
        Consumer<SourceBuilder> labels = source -> {
            source.externalLabel("_", "a");
            source.externalLabel("le", "b");
            source.externalLabel("_zone", "c");
            source.scrapeJob("shop", job -> {
                job.targets(List.of("shop.example.com:1"), targets -> {
                    targets.label("_", "d");
                    targets.label("__", "never in a series");
                });
                job.metricRelabel(rules -> rules.replace("_", "e"));
            });
        };

        assertThat(found(source -> {
                    source.openTelemetryCollector(collector -> {});
                    labels.accept(source);
                }))
                .containsExactlyInAnyOrder(
                        "source(shop) > externalLabel(_): The OpenTelemetry Collector drops every series with the label `_`,"
                                + " because a name must have a letter there.",
                        "source(shop) > externalLabel(le): The OpenTelemetry Collector takes the label `le` for its own, and"
                                + " histograms and summaries do not arrive as they were.",
                        "source(shop) > scrapeJob(shop) > label(_): The OpenTelemetry Collector drops every series with the label `_`,"
                                + " because a name must have a letter there.",
                        "source(shop) > scrapeJob(shop) > replace: The OpenTelemetry Collector drops every series with the"
                                + " label `_`, because a name must have a letter there.");
    }

    @Test
    void theCollectorsQueueIsAnother() {
        assertThat(found(source -> {
                    source.openTelemetryCollector(collector -> {});
                    source.remoteWrite(target -> {
                        target.queue(queue -> {
                            queue.maxShards(10);
                            queue.minBackoff(ofSeconds(1));
                        });
                        target.roundRobinDns(true);
                        target.writeRelabel(rules -> {
                            rules.drop("__name__", "go_.*");
                            rules.drop("__name__", "up|x");
                            rules.labelDrop("pod");
                        });
                    });
                }))
                .containsExactlyInAnyOrder(
                        "source(shop) > remoteWrite(hub) > queue: What Prometheus calls `queue_config.max_shards` cannot be"
                                + " said to the OpenTelemetry Collector.",
                        "source(shop) > remoteWrite(hub): What Prometheus calls `round_robin_dns` cannot be said to the"
                                + " OpenTelemetry Collector.",
                        "source(shop) > remoteWrite(hub) > drop: The OpenTelemetry Collector has no rules for what it sends,"
                                + " and this one is none of its jobs: it drops `up`, to which no rule of a job is applied.",
                        "source(shop) > remoteWrite(hub) > labeldrop: The OpenTelemetry Collector has no rules for what it"
                                + " sends, and this one is none of its jobs: it looks at more than the name of a series.");
    }

    @Test
    void grafanaAgentIsOld() {
        assertThat(found(source -> {
                    source.grafanaAgent(agent -> {});
                    source.scrapeJob("shop", CollectorLossesTest::newKey);
                }))
                .contains(
                        "source(shop) > scrapeJob(shop) > fallback_scrape_protocol: Grafana Agent is built on the Prometheus"
                                + " of 2.51, which does not have `fallback_scrape_protocol` yet.");
    }

    private static void newTls(RemoteWriteBuilder target) {
        target.tls(tls -> {
            tls.ca(secret("ca", "ca.crt"));
            tls.maxVersion(TlsVersion.TLS13);
        });
    }

    private static void newKey(ScrapeJobBuilder job) {
        job.targets("shop.example.com:1");
        job.fallbackScrapeProtocol(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4);
    }

    private List<String> found(Consumer<SourceBuilder> said) {
        List<Finding> findings = Promfleet.generate(
                        fleet -> {
                            fleet.hub(
                                    "hub",
                                    hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
                            fleet.source("shop", said);
                        },
                        directory.resolve("tree"),
                        false)
                .findings();
        assertThat(directory.resolve("tree"))
                .satisfies(tree -> assertThat(Files.exists(tree)).isFalse());
        return findings.stream()
                .filter(finding -> finding.id().equals("PF301"))
                .map(finding -> finding.path() + ": " + finding.message())
                .toList();
    }
}
