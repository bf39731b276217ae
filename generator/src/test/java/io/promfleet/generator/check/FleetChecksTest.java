package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.FleetMistakes;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.FluxLayout;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetChecksTest {
    @Test
    void namesTheOtherClusterOfTwoWithOneIdentity() {
        Finding finding = only("PF101", findings(new FleetMistakes()));

        assertThat(finding.path()).isEqualTo("source(twin)");
        assertThat(finding.message())
                .isEqualTo(
                        "The value `monitoring/twin` of `origin_prometheus` belongs to the cluster `alike` already.");
        assertThat(finding.related()).extracting(Finding.Related::note).containsExactly("the other cluster");
    }

    @Test
    void saysWhatAnAgentCannotDoAndWhereItIsSaid() {
        List<Finding> findings = findings(fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("edge", source -> {
                source.prometheusAgent(agent -> {});
                source.objectValue("prometheus.prometheusSpec", spec -> spec.field("retention", "6h"));
            });
        });

        Finding finding = only("PF401", findings);
        assertThat(finding.path()).isEqualTo("source(edge) > value(prometheus.prometheusSpec)");
        assertThat(finding.message())
                .isEqualTo("The value `prometheus.prometheusSpec.retention` is nothing that an agent has, and the chart"
                        + " drops it.");
        assertThat(finding.hint()).isEqualTo("Leave it out, or collect this source with `lightweightPrometheus`.");
    }

    @Test
    void spellsDurationsAsTheyAreWritten() {
        List<Finding> findings = findings(fleet -> {
            fleet.hub(
                    "hub",
                    hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")
                            .outOfOrderTimeWindow(Duration.ofSeconds(1))));
            fleet.source("shop", source -> {
                source.lightweightPrometheus(prometheus -> prometheus.scrapeInterval(Duration.ofSeconds(10)));
                source.scrapeJob("node", job -> job.targets("node:9100").scrapeTimeout(Duration.ofSeconds(20)));
            });
        });

        assertThat(only("PF507", findings).message())
                .isEqualTo("The scrape timeout `20s` is above the interval `10s` that the job has from its cluster.");
        assertThat(only("PF315", findings).message())
                .isEqualTo("A source that was cut off sends samples of up to `2h`, and the hub takes none that is more"
                        + " than `1s` late.");
        assertThat(only("PF315", findings).hint()).isEqualTo("Leave `outOfOrderTimeWindow` out, or say at least `2h`.");
    }

    @Test
    void tellsApartWhatAnAgentLosesByWhatBecomesOfIt() {
        List<Finding> findings = findings(fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("edge", source -> {
                source.prometheusAgent(agent -> {});
                source.value("prometheus.prometheusSpec.ruleQueryOffset", "1m");
                source.value("prometheus.thanosService.enabled", true);
                source.value("prometheus.thanosServiceMonitor.enabled", false);
                source.value("defaultRules.rules.etcd", true);
                source.value("defaultRules.rules.alertmanager", false);
            });
        });

        assertThat(findings.stream().filter(it -> it.id().equals("PF401")).map(Finding::message))
                .containsExactlyInAnyOrder(
                        "The value `prometheus.prometheusSpec.ruleQueryOffset` becomes a field that the resource of an"
                                + " agent does not have.",
                        "The value `prometheus.thanosService.enabled` makes an object for Thanos, which an agent does not"
                                + " run.",
                        "The value `defaultRules.rules.etcd` is about rules or alerts, which an agent does not have.");
    }

    /** What is found about the rules for what a source sends, as message and hint. */
    private static List<String> aboutSent(String id, Consumer<RelabelBuilder> rules) {
        return findings(fleet -> {
                    fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
                    fleet.source("edge", source -> source.remoteWrite(write -> write.writeRelabel(rules)));
                })
                .stream()
                .filter(it -> it.id().equals(id))
                .map(it -> it.message() + " " + it.hint())
                .toList();
    }

    @Test
    void saysHowTheIdentitySurvives() {
        assertThat(aboutSent("PF106", rules -> rules.labelDrop("pod|cluster")))
                .containsExactly("The rule removes or rewrites `cluster`, by which the hub tells clusters apart. Leave"
                        + " `cluster` out of the rule; write relabelling runs after it was added.");
        assertThat(aboutSent("PF106", rules -> rules.labelKeep("__name__|instance|pod|cluster")))
                .containsExactly(
                        "The rule removes or rewrites `origin_prometheus`, by which the hub tells clusters"
                                + " apart. Add `origin_prometheus` to what is kept; write relabelling runs after it was added.");
        assertThat(aboutSent("PF106", rules -> rules.replace("cluster", "other")))
                .containsExactly("The rule removes or rewrites `cluster`, by which the hub tells clusters apart. Leave"
                        + " `cluster` out of the rule; write relabelling runs after it was added.");
    }

    @Test
    void saysHowUpIsKept() {
        String one = "The rule drops `up` of every job, so that no alert on the hub can see that something is down. ";

        assertThat(aboutSent("PF212", rules -> rules.keep("__name__", "node_.*|kube_.*")))
                .containsExactly(one + "Add `up` to what is kept: `up|node_.*|kube_.*`.");
        assertThat(aboutSent("PF212", rules -> rules.keep("__name__", "a".repeat(121))))
                .containsExactly(one + "Add `up` to what is kept: `up|…`.");
        assertThat(aboutSent("PF212", rules -> rules.drop("__name__", "u.*|scrape_.*")))
                .containsExactly(one + "Narrow the rule, so that `up` passes.");
        assertThat(aboutSent("PF212", rules -> rules.keep("pod", "shop-.*")))
                .containsExactly("The rules drop `up` of every job, so that no alert on the hub can see that something"
                        + " is down. Narrow the rules, so that `up` passes.");
    }

    @ParameterizedTest
    @CsvSource({"3000, 1000, false", "2999, 1000, true", "6000, 2000, false", "5999, 2000, true"})
    void wantsRoomForThreeRequestsInAShard(int capacity, int batch, boolean fires) {
        List<Finding> findings = findings(fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source(
                    "edge",
                    source -> source.remoteWrite(write ->
                            write.queue(queue -> queue.capacity(capacity).maxSamplesPerSend(batch))));
        });

        assertThat(findings).extracting(Finding::id).isEqualTo(fires ? List.of("PF307") : List.of());
        if (fires) {
            assertThat(only("PF307", findings).hint())
                    .isEqualTo("Set `capacity` to between `" + 3 * batch + "` and `" + 10 * batch + "`.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.9.90", "prometheus.example.com", "prometheus.dev"})
    void takesAddressesAndNamesOfTheInternetForReachable(String host) {
        assertThat(toAnother(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "prometheus.monitoring.svc", "127.0.0.1", "[::1]", "a.localhost"})
    void takesNamesOfOneClusterForUnreachableFromAnother(String host) {
        assertThat(toAnother(host)).containsExactly("PF007");
    }

    /** What is found about a hub that is said to be reached at a host. */
    private static List<String> toAnother(String host) {
        return findings(fleet -> {
                    fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://" + host + ":9090")));
                    fleet.source("edge", source -> {});
                })
                .stream()
                .map(Finding::id)
                .toList();
    }

    @Test
    void namesTheOtherClusterOfATargetThatTwoScrape() {
        List<Finding> findings = findings(fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("one", source -> {
                source.scrapeJob("shop", job -> job.targets("shop.example.com"));
                source.scrapeJob("local", job -> job.targets("shop.svc"));
                source.scrapeJob("again", job -> job.targets("shop.svc"));
            });
            fleet.source("two", source -> source.scrapeJob("cart", job -> job.targets("shop.example.com:80")));
        });

        assertThat(findings.stream().map(Finding::message))
                .containsExactlyInAnyOrder(
                        "The target `shop.example.com:80` is scraped by the job `shop` of `one` too, so that the hub has all"
                                + " its series twice.",
                        "The target `shop.svc` is scraped by the job `local` too, so that the hub has all its series"
                                + " twice.");
    }

    @Test
    void takesTwoTargetsOfOneAddressThatEachKeepAPartForAWayToDivideTheLoad() {
        assertThat(twice("up", "node_.*")).isEmpty();
        assertThat(twice("up", "up")).containsExactly("PF104");
    }

    private static List<String> twice(String first, String second) {
        return findings(fleet -> {
                    fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
                    fleet.source("edge", source -> {
                        source.remoteWrite(write -> write.writeRelabel(rules -> rules.keep("__name__", first)));
                        source.remoteWrite(
                                "again", write -> write.writeRelabel(rules -> rules.keep("__name__", second)));
                    });
                })
                .stream()
                .map(Finding::id)
                .filter(id -> id.equals("PF104"))
                .toList();
    }

    @Test
    void saysHowTheHubGetsAnAddressWhenItHasNone() {
        Finding finding =
                only("PF007", findings(fleet -> fleet.hub("hub", hub -> {}).source("production", source -> {})));

        assertThat(finding.path()).isEqualTo("source(production) > remoteWrite(hub)");
        assertThat(finding.message())
                .isEqualTo(
                        "The source `production` cannot reach the hub, which has no address outside its own cluster.");
        assertThat(finding.hint())
                .isEqualTo("Say it on the hub:"
                        + " `hub.receiver(receiver -> receiver.url(\"https://prometheus.example.com\"))`.");
    }

    @Test
    void refusesAHubThatIsCalledLikeTheFolderOfAllClusters() {
        Finding finding = only("PF040", findings(fleet -> fleet.hub("clusters", hub -> {})));

        assertThat(finding.message()).isEqualTo("The hub's name `clusters` is the folder of what Flux starts from.");
    }

    @Test
    void refusesASourceThatIsCalledLikeTheFolderOfAllClustersWhereItHasAFolderOfItsOwn() {
        Finding finding = only("PF040", findings(fleet -> {
            fleet.flux(flux -> flux.layout(FluxLayout.FLUX_IN_EVERY_CLUSTER));
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("clusters", source -> {});
        }));

        assertThat(finding.path()).isEqualTo("source(clusters)");
        assertThat(finding.message()).isEqualTo("The source's name `clusters` is the folder of what Flux starts from.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "kube-system", "flux-system"})
    void refusesANamespaceThatIsNotTheFleetsToOwn(String namespace) {
        Finding finding =
                only("PF040", findings(fleet -> fleet.namespace(namespace).hub("hub", hub -> {})));

        assertThat(finding.message()).isEqualTo("The namespace `" + namespace + "` belongs to Kubernetes or Flux.");
    }

    @Test
    void hasNothingToSayAboutAFleetWithoutMistakes() {
        assertThat(findings(fleet -> {
                    fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://10.0.0.1:8443/prometheus")));
                    fleet.source(
                            "production",
                            source -> source.remoteWrite(write ->
                                    write.writeRelabel(rules -> rules.keep("__name__", "up|node_.*|prometheus_.*"))));
                }))
                .isEmpty();
    }

    private static List<Finding> findings(FleetDefinition definition) {
        Definition said = Definition.of(definition);
        assertThat(said.findings()).isEmpty();
        Findings findings = new Findings();
        FleetChecks.run(said.fleet().orElseThrow(), findings);
        return findings.sorted();
    }

    private static Finding only(String id, List<Finding> findings) {
        List<Finding> matching =
                findings.stream().filter(finding -> finding.id().equals(id)).toList();
        assertThat(matching).hasSize(1);
        return matching.get(0);
    }
}
