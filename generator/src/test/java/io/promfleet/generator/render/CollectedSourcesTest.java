package io.promfleet.generator.render;

import static io.promfleet.dsl.SecretKeys.configMap;
import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.KubernetesDiscoveryBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.ScrapedByHubBuilder;
import io.promfleet.dsl.SecretKeys;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.model.KubernetesRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a source for the way that its series are collected, where the way itself would refuse something else. */
class CollectedSourcesTest {
    private static final String COLLECTOR = "clusters/shop/cluster/opentelemetry-collector-metrics.yaml";
    private static final String ALLOY = "clusters/shop/cluster/alloy-metrics.yaml";
    private static final String AGENT = "clusters/shop/cluster/grafana-agent-metrics.yaml";
    private static final String ACCESS = "clusters/shop/cluster/hub-access.yaml";
    private static final String VALUES = "hub/monitoring/remote-write-configs/shop-lightweight-values.yaml";
    private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private static final String HUB = "hub/monitoring/controllers/kube-prometheus-stack/release.yaml";

    @TempDir
    Path directory;

    /** Prometheus lists the ReplicaSets and Jobs to know what made them, and waits for both lists before it finds anything. */
    @Test
    void mayLookAtWhatMadeAPod() throws IOException {
        String sets = """
                - apiGroups:
                  - apps
                  resources:
                  - replicasets
                  verbs:
                  - list
                  - watch
                """;
        String jobs = """
                - apiGroups:
                  - batch
                  resources:
                  - jobs
                  verbs:
                  - list
                  - watch
                """;
        Consumer<SourceBuilder> made = source -> source.scrapeJob(
                "shop",
                job -> job.kubernetes(KubernetesRole.POD, pods -> {
                    pods.namespaces("shop");
                    pods.attachDeploymentMetadata(true);
                    pods.attachCronjobMetadata(true);
                    pods.attachNamespaceMetadata(false);
                }));

        assertThat(file(COLLECTOR, source -> source.openTelemetryCollector(collector -> {}), made))
                .contains(sets, jobs)
                .doesNotContain("- namespaces\n");
        assertThat(file(ACCESS, source -> source.scrapedByHub("https://api.example.com"), made))
                .contains(sets, jobs)
                .doesNotContain("- namespaces\n");
        assertThat(file(VALUES, source -> source.prometheusAgent(agent -> {}), made))
                .contains(sets.indent(2), jobs.indent(2))
                .doesNotContain("- namespaces\n");
    }

    /** A role of the chart is wide enough for kubelets and `/metrics`; one that is made for the jobs of a collector has to be told. */
    @Test
    void letsInWhatShowsTheTokenOfItsAccount() throws IOException {
        String nodes = """
                - apiGroups:
                  - ""
                  resources:
                  - nodes/metrics
                  verbs:
                  - get
                """;
        String pages = """
                - nonResourceURLs:
                  - /metrics
                  - /metrics/slis
                  verbs:
                  - get
                """;
        Consumer<SourceBuilder> alloy = source -> {
            source.alloy(collector -> {});
            source.fluxMetricsOnly(); // without the ready-made jobs, which are let in anyway
        };
        Consumer<SourceBuilder> shown = source -> {
            source.scrapeJob("kubelets", job -> {
                job.kubernetes(KubernetesRole.NODE);
                job.bearerToken(SecretKeys.file(TOKEN));
            });
            source.scrapeJob("guarded", job -> {
                job.kubernetes(KubernetesRole.POD, CollectedSourcesTest::inTheShop);
                job.bearerToken(SecretKeys.file(TOKEN));
            });
            source.scrapeJob("levels", job -> {
                job.targets("kubernetes.default.svc:443");
                job.metricsPath("/metrics/slis");
                job.bearerToken(SecretKeys.file(TOKEN));
            });
        };
        Consumer<SourceBuilder> others = source -> {
            source.scrapeJob("machines", job -> job.kubernetes(KubernetesRole.NODE));
            source.scrapeJob("shop", job -> {
                job.kubernetes(KubernetesRole.POD, CollectedSourcesTest::inTheShop);
                job.bearerToken(secret("shop", "token"));
            });
        };

        assertThat(file(ALLOY, alloy, shown)).contains(nodes, pages);
        assertThat(file(ALLOY, alloy, others)).doesNotContain("nodes/metrics", "nonResourceURLs");
        assertThat(file(VALUES, source -> source.prometheusAgent(agent -> {}), shown))
                .contains("""
                          additionalRulesForClusterRole:
                          - nonResourceURLs:
                            - /metrics/slis
                            verbs:
                            - get
                        """)
                .doesNotContain("nodes/metrics");
    }

    /** Alloy refuses a configuration with two components of one name. */
    @Test
    void callsNoTwoComponentsOfAlloyAlike() throws IOException {
        String text = file(ALLOY, source -> source.alloy(alloy -> {}), source -> {
            source.scrapeJob("shop", job -> {
                job.kubernetes(KubernetesRole.POD, CollectedSourcesTest::inTheShop);
                job.kubernetes(KubernetesRole.SERVICE, CollectedSourcesTest::inTheShop);
            });
            source.scrapeJob("shop-2", job -> job.kubernetes(KubernetesRole.POD, CollectedSourcesTest::inTheShop));
        });

        assertThat(text.lines().map(String::strip).filter(line -> line.startsWith("discovery.kubernetes \"shop")))
                .containsExactly(
                        "discovery.kubernetes \"shop\" {",
                        "discovery.kubernetes \"shop_2_\" {",
                        "discovery.kubernetes \"shop_2\" {");
        assertThat(text)
                .contains("array.concat(discovery.kubernetes.shop.targets, discovery.kubernetes.shop_2_.targets)");
    }

    /** Grafana Agent does not start with a job that scrapes less often than its log is cut. */
    @Test
    void cutsTheLogOfGrafanaAgentNoMoreOftenThanItScrapes() throws IOException {
        assertThat(file(AGENT, source -> source.grafanaAgent(agent -> {}), source -> slowly(source, 2)))
                .contains("wal_truncate_frequency: 2h\n");
        assertThat(file(AGENT, source -> source.grafanaAgent(agent -> {}), source -> slowly(source, 1)))
                .doesNotContain("wal_truncate_frequency");
    }

    @Test
    void reportsWhatGrafanaAgentIsTooOldForInADiscovery() {
        List<Finding> findings = generate(source -> {
            source.grafanaAgent(agent -> {});
            source.scrapeJob("shop", CollectedSourcesTest::withItsNamespace);
        });

        assertThat(findings)
                .filteredOn(finding -> finding.id().equals("PF301"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path()).startsWith("source(shop) > scrapeJob(shop)");
                    assertThat(finding.message())
                            .isEqualTo("Grafana Agent is built on the Prometheus of 2.51, which does not have"
                                    + " `kubernetes_sd_configs.attach_metadata.namespace` yet.");
                });
    }

    /** Its own external labels are on all that another Prometheus shows, and a series keeps its labels when it is fetched. */
    @Test
    void callsWhatIsFetchedFromAnotherPrometheusByTheNameOfTheSource() throws IOException {
        String rules = """
                          metric_relabel_configs:
                          - action: replace
                            target_label: cluster
                            replacement: shop
                          - action: replace
                            target_label: origin_prometheus
                            replacement: monitoring/shop
                          - action: replace
                            target_label: environment
                            replacement: a$$b
                """;

        assertThat(file(HUB, source -> source.prometheusAgent(agent -> {}), source -> {
                    source.environment("a$b");
                    source.alsoFederated("https://p.example.com", "up", federation -> {});
                }))
                .contains(rules);
        assertThat(file(
                        HUB,
                        source -> source.federated("https://p.example.com", "up", federation -> {}),
                        source -> source.environment("a$b")))
                .contains("job_name: shop/federate")
                .doesNotContain("metric_relabel_configs");
    }

    /** A Secret that is there already is not made again. */
    @Test
    void makesOneSecretOfTwoTokens() throws IOException {
        assertThat(file(
                        "hub/monitoring/remote-write-configs/README.md",
                        source -> source.scrapedByHub("https://api.example.com", CollectedSourcesTest::ofOneSecret),
                        source -> {}))
                .contains("""
                        until kubectl --context shop -n monitoring get secret hub-discovery -o jsonpath='{.data.token}' | base64 -d > discovery; test -s discovery; do sleep 1; done
                        until kubectl --context shop -n monitoring get secret hub-scraping -o jsonpath='{.data.token}' | base64 -d > scraping; test -s scraping; do sleep 1; done
                        until kubectl --context shop -n monitoring get configmap kube-root-ca.crt -o jsonpath='{.data.ca\\.crt}' > ca.crt; test -s ca.crt; do sleep 1; done
                        kubectl --context hub -n monitoring create secret generic shop --from-file=look=discovery --from-file=ca.crt=ca.crt --from-file=read=scraping
                        rm discovery scraping ca.crt
                        """);
    }

    /** Of two sources behind one authority, the second finds its certificate there, and adds its token to the Secret of both. */
    @Test
    void makesWhatSourcesShareOnce() throws IOException {
        assertThat(Promfleet.generate(
                                fleet -> {
                                    fleet.hub("hub", hub -> {});
                                    for (String name : List.of("a", "b")) {
                                        fleet.source(
                                                name,
                                                source -> source.scrapedByHub(
                                                        "https://" + name + ".example.com", scraping -> {
                                                            scraping.discovery(
                                                                    secret("looking", name), configMap("ca", "ca.crt"));
                                                            scraping.scraping(
                                                                    secret("reading-" + name, "token"),
                                                                    configMap("ca", "ca.crt"));
                                                        }));
                                    }
                                },
                                directory,
                                false)
                        .findings())
                .isEmpty();
        assertThat(Files.readAllLines(directory.resolve("hub/monitoring/remote-write-configs/README.md")))
                .filteredOn(line -> line.contains(" create secret ")
                        || line.contains(" create configmap ")
                        || line.startsWith("rm "))
                .filteredOn(line -> !line.contains("-kubeconfig"))
                .containsExactly(
                        "kubectl --context hub -n monitoring create secret generic looking --from-file=a=discovery",
                        "kubectl --context hub -n monitoring create configmap ca --from-file=ca.crt=ca.crt",
                        "kubectl --context hub -n monitoring create secret generic reading-a --from-file=token=scraping",
                        "rm discovery scraping ca.crt",
                        "kubectl --context hub -n monitoring create secret generic looking --from-file=b=discovery"
                                + " --dry-run=client -o yaml | kubectl --context hub -n monitoring apply --server-side"
                                + " --field-manager=b -f -",
                        "kubectl --context hub -n monitoring create secret generic reading-b --from-file=token=scraping",
                        "rm discovery scraping");
    }

    /** A way that is said several times for several jobs is one way. */
    @Test
    void saysOnceThatTheHubFindsJobs() throws IOException {
        assertThat(file("hub/monitoring/remote-write-configs/README.md", source -> {}, source -> {
                    for (String name : List.of("one", "two")) {
                        source.scrapeJob(name, job -> job.dns(dns -> dns.names(name + ".example.com")));
                        source.alsoDiscoveredByHub(discovering -> {}, name);
                    }
                }))
                .contains("/api/v1/write; found and scraped by the hub |");
    }

    /** What a pod answers comes through the API server, and an older Prometheus would show its token where that leads. */
    @Test
    void followsNoTargetOfTheApiServerUnlessSaid() throws IOException {
        Consumer<SourceBuilder> way = source -> source.scrapedByHub("https://api.example.com", scraping -> {});

        assertThat(file(HUB, way, source -> source.scrapeJob("shop", job -> job.kubernetes(KubernetesRole.POD))))
                .contains("follow_redirects: false")
                .doesNotContain("follow_redirects: true");
        assertThat(file(
                        HUB,
                        way,
                        source -> source.scrapeJob("shop", job -> {
                            job.kubernetes(KubernetesRole.POD);
                            job.followRedirects(true);
                        })))
                .containsOnlyOnce("follow_redirects: true");
    }

    private static void ofOneSecret(ScrapedByHubBuilder scraping) {
        scraping.discovery(secret("shop", "look"), secret("shop", "ca.crt"));
        scraping.scraping(secret("shop", "read"), secret("shop", "ca.crt"));
    }

    private static void inTheShop(KubernetesDiscoveryBuilder discovery) {
        discovery.namespaces("shop");
    }

    private static void slowly(SourceBuilder source, int hours) {
        source.scrapeJob("shop", job -> {
            job.targets("shop.example.com:9100");
            job.scrapeInterval(ofHours(hours));
        });
    }

    private static void withItsNamespace(ScrapeJobBuilder job) {
        job.kubernetes(KubernetesRole.POD, pods -> pods.attachNamespaceMetadata(true));
    }

    private String file(String path, Consumer<SourceBuilder> way, Consumer<SourceBuilder> rest) throws IOException {
        assertThat(generate(way.andThen(rest))).noneMatch(finding -> finding.severity() == Severity.ERROR);
        return Files.readString(directory.resolve(path));
    }

    private List<Finding> generate(Consumer<SourceBuilder> said) {
        return Promfleet.generate(
                        fleet -> {
                            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://p.example.com")));
                            fleet.source("shop", said);
                        },
                        directory,
                        false)
                .findings();
    }
}
