package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.FleetMistakes;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.FluxLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                            source -> source.remoteWrite(
                                    write -> write.writeRelabel(rules -> rules.keep("__name__", "up|node_.*"))));
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
