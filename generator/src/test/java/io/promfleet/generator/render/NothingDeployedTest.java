package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.generator.Promfleet;
import io.promfleet.model.FluxLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fleet whose sources are found by the hub and have nothing of it inside: its runbook leads nowhere that is not there. */
class NothingDeployedTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(FluxLayout.class)
    void theRunbookSpeaksOfTheHubAlone(FluxLayout layout) throws Exception {
        assertThat(Promfleet.generate(fleet -> define(fleet, layout), directory, false)
                        .findings())
                .isEmpty();
        String runbook = Files.readString(directory.resolve("hub/monitoring/remote-write-configs/README.md"));

        assertThat(runbook)
                .contains("2. Let the hub reach every address under \"sends to\" above.")
                .contains("5. Wait until `flux --context hub get kustomizations -A` shows every line as ready.")
                .contains("Take the source out of the definition, generate, commit and push. Nothing is applied in it")
                .contains("| a job finds nothing |")
                .doesNotContain(
                        "<source>", "through its kubeconfig", "receiver", "queue", "kubernetes_build_info", "cut off");
        try (Stream<Path> clusters = Files.list(directory.resolve("clusters"))) {
            assertThat(clusters.map(path -> path.getFileName().toString())).containsExactly("hub");
        }
    }

    /** Its folder would be gone before Flux in it has removed what a former way left there. */
    @Test
    void keepsTheFolderOfAClusterWhoseOwnFluxHasToRemoveTheRest() throws Exception {
        assertThat(Promfleet.generate(
                                fleet -> {
                                    fleet.flux(flux -> flux.layout(FluxLayout.FLUX_IN_EVERY_CLUSTER));
                                    fleet.hub("hub", hub -> {});
                                    fleet.source("shop", source -> {
                                        source.discoveredByHub(discovering -> {});
                                        source.runsFlux();
                                        source.scrapeJob("node", job -> job.dns(dns -> dns.names("nodes.example.com")));
                                    });
                                },
                                directory,
                                false)
                        .findings())
                .isEmpty();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> directory.relativize(file).toString())
                            .filter(file -> file.contains("shop/")))
                    .containsExactlyInAnyOrder(
                            "clusters/shop/cluster.yaml",
                            "shop/monitoring/cluster/kustomization.yaml",
                            "shop/monitoring/cluster/namespace.yaml");
        }
    }

    private static void define(FleetBuilder fleet, FluxLayout layout) {
        fleet.flux(flux -> flux.layout(layout));
        fleet.hub("hub", hub -> {});
        fleet.source("machines", source -> {
            source.discoveredByHub(discovering -> {});
            source.scrapeJob("node", job -> job.dns(dns -> dns.names("_node-exporter._tcp.example.com")));
        });
    }
}
