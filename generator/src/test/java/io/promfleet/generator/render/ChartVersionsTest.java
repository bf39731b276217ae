package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.TextDocument;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.model.FluxLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A fleet whose clusters run different versions of the chart. */
class ChartVersionsTest {
    private static final String STACK = "hub/monitoring/controllers/kube-prometheus-stack/";

    @Test
    void everyVersionOfAnOciChartHasOneRepositoryOnTheHub() {
        Map<String, String> tree = tree(fleet -> {
            fleet.chart("88.5.3");
            hub(fleet);
            fleet.source("a", source -> source.chart("87.0.0"));
            fleet.source("b", source -> source.chart("87.0.0"));
            fleet.source("c", source -> source.chart("88.5.3"));
        });

        assertThat(tree.keySet())
                .filteredOn(path -> path.contains("repository"))
                .containsExactly(STACK + "repository-87-0-0.yaml", STACK + "repository.yaml");
        assertThat(tree.get(STACK + "repository.yaml"))
                .contains("  name: kube-prometheus-stack\n", "    tag: \"88.5.3\"\n");
        assertThat(tree.get(STACK + "repository-87-0-0.yaml"))
                .contains("  name: v87-0-0-kube-prometheus-stack\n", "    tag: \"87.0.0\"\n");
        assertThat(tree.get(STACK + "kustomization.yaml"))
                .contains("- repository.yaml\n- repository-87-0-0.yaml\n- release.yaml\n");
        assertThat(tree.get("clusters/a/release/kube-prometheus-stack.yaml"))
                .contains("    name: v87-0-0-kube-prometheus-stack\n");
        assertThat(tree.get("clusters/c/release/kube-prometheus-stack.yaml"))
                .contains("    name: kube-prometheus-stack\n");
        assertThat(tree.get(STACK + "release.yaml")).contains("    name: kube-prometheus-stack\n");
    }

    @Test
    void aChartRepositoryHasAllVersions() {
        Map<String, String> tree = tree(fleet -> {
            fleet.chart("88.5.3", "https://charts.example.com");
            hub(fleet);
            fleet.source("a", source -> source.chart("87.0.0"));
        });

        assertThat(tree.keySet())
                .filteredOn(path -> path.contains("repository"))
                .containsExactly(STACK + "repository.yaml");
        assertThat(tree.get("clusters/a/release/kube-prometheus-stack.yaml")).contains("      version: \"87.0.0\"\n");
        assertThat(tree.get(STACK + "release.yaml")).contains("      version: \"88.5.3\"\n");
    }

    @Test
    void aClusterWithItsOwnFluxHasItsOwnRepository() {
        Map<String, String> tree = tree(fleet -> {
            fleet.flux(flux -> flux.layout(FluxLayout.FLUX_IN_EVERY_CLUSTER));
            hub(fleet);
            fleet.source("a", source -> source.chart("87.0.0"));
            fleet.source("b", source -> {});
        });

        assertThat(tree.keySet())
                .filteredOn(path -> path.contains("repository"))
                .containsExactly(
                        "a/monitoring/release/repository-87-0-0.yaml",
                        "b/monitoring/release/repository.yaml",
                        STACK + "repository.yaml");
        assertThat(tree.get("a/monitoring/release/kustomization.yaml")).contains("- repository-87-0-0.yaml\n");
    }

    @Test
    void theRunbookNamesTheClustersOfEveryOtherVersion() {
        Map<String, String> tree = tree(fleet -> {
            hub(fleet);
            fleet.source("a", source -> source.chart("87.0.0"));
            fleet.source("b", source -> source.chart("87.0.0"));
            fleet.source("c", source -> {});
        });

        assertThat(tree.get("hub/monitoring/remote-write-configs/README.md"))
                .contains("from kube-prometheus-stack 88.5.3.\nVersion 87.0.0 of the chart runs in `a`, `b`.\n")
                .contains("  --version 87.0.0 -f a-lightweight-values.yaml");
    }

    private static void hub(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
    }

    private static Map<String, String> tree(FleetDefinition definition) {
        Map<String, String> files = new TreeMap<>();
        YamlWriter writer = new YamlWriter();
        new FleetTree(Definition.of(definition).fleet().orElseThrow(), "acme.Fleet", new Findings())
                .forEach(manifest -> {
                    assertThat(manifest.document()).isInstanceOfAny(YamlDocument.class, TextDocument.class);
                    ByteBuffer bytes = writer.write(manifest.document());
                    byte[] copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    files.put(manifest.path().toString(), new String(copy, StandardCharsets.UTF_8));
                });
        return files;
    }
}
