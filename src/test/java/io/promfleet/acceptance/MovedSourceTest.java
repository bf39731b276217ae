package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source goes from one way to collect to another: its series stay what they are, and the difference can be read. */
class MovedSourceTest {
    private static final String VALUES = "hub/monitoring/remote-write-configs/shop-lightweight-values.yaml";
    private static final String RUNBOOK = "hub/monitoring/remote-write-configs/README.md";

    @TempDir
    Path directory;

    @Test
    void keepsJobsRulesAndIdentity() {
        Fleet server = fleet(MovedSourceTest::server);
        Fleet agent = fleet(MovedSourceTest::agent);

        assertThat(agent.sources().get(0).approach())
                .isNotEqualTo(server.sources().get(0).approach());
        assertThat(agent.sources().get(0).scrapeJobs())
                .hasSize(2)
                .isEqualTo(server.sources().get(0).scrapeJobs());
        // Jobs, relabelling, external labels and remote write are all that a series' labels depend on.
        assertThat(configuration(agent))
                .contains(
                        "job_name: shop",
                        "cluster: shop",
                        "origin_prometheus: monitoring/shop",
                        "write_relabel_configs")
                .isEqualTo(configuration(server));
    }

    @Test
    void changesOnlyWhatTheModeIsAbout() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> agent = tree("agent", MovedSourceTest::agent);

        List<String> changed = new ArrayList<>();
        agent.forEach((path, lines) -> {
            if (!lines.equals(server.get(path))) {
                changed.add(path);
            }
        });
        assertThat(agent.keySet()).isEqualTo(server.keySet());
        assertThat(changed).containsExactlyInAnyOrder(VALUES, RUNBOOK, ".promfleet/owned-files");
        assertThat(added(server, agent)).containsExactly("  agentMode: true");
        assertThat(added(agent, server)).containsExactly("    retention: 6h");
    }

    private static List<String> added(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> added = new ArrayList<>(after.getOrDefault(VALUES, List.of()));
        added.removeAll(before.getOrDefault(VALUES, List.of()));
        return added;
    }

    private static void server(SourceBuilder source) {
        source.lightweightPrometheus(prometheus -> {});
    }

    private static void agent(SourceBuilder source) {
        source.prometheusAgent(agent -> {});
    }

    private static FleetDefinition moved(Consumer<SourceBuilder> approach) {
        return fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("shop", source -> {
                approach.accept(source);
                source.environment("production");
                source.remoteWrite(target -> target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*")));
                source.annotatedPods();
                source.scrapeJob("shop", job -> {
                    job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
                    job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
                });
            });
        };
    }

    private static Fleet fleet(Consumer<SourceBuilder> approach) {
        return Definition.of(moved(approach)).fleet().orElseThrow();
    }

    private static String configuration(Fleet fleet) {
        FileDialect dialect = FileDialect.underOperator(new Findings());
        return new YamlWriter()
                .toText(new PrometheusConfiguration(fleet, dialect)
                        .of(fleet.sources().get(0)));
    }

    private Map<String, List<String>> tree(String name, Consumer<SourceBuilder> approach) throws IOException {
        Path tree = directory.resolve(name);
        assertThat(Promfleet.generate(moved(approach), tree, false).hasErrors()).isFalse();
        Map<String, List<String>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(tree.relativize(file).toString(), Files.readAllLines(file));
            }
        }
        return contents;
    }
}
