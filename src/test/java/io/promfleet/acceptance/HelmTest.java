package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.golden.ApproachesFleet;
import io.promfleet.golden.EveryCallFleet;
import io.promfleet.golden.FluxEverywhereFleet;
import io.promfleet.golden.GoldenTrees;
import io.promfleet.golden.HostileFleet;
import io.promfleet.golden.MinimalFleet;
import io.promfleet.golden.ReferenceFleet;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a definition says is what Prometheus and its Operator get, once the real Helm has been over it. */
class HelmTest {
    private static final Map<String, FleetDefinition> GOLDEN = new TreeMap<>(Map.of(
            "reference", new ReferenceFleet(),
            "minimal", new MinimalFleet(),
            "every-call", new EveryCallFleet(),
            "hostile", new HostileFleet(),
            "flux-everywhere", new FluxEverywhereFleet(),
            "approaches", new ApproachesFleet()));

    @TempDir
    Path directory;

    static Stream<Arguments> goldenTrees() {
        return GOLDEN.keySet().stream()
                .flatMap(golden -> Stream.of(Helm.values()).map(helm -> Arguments.of(golden, helm)));
    }

    @ParameterizedTest
    @MethodSource("goldenTrees")
    void jobsAndLabelsAreThoseOfTheModel(String golden, Helm helm) throws Exception {
        Fleet fleet = Definition.of(Objects.requireNonNull(GOLDEN.get(golden)))
                .fleet()
                .orElseThrow();
        PrometheusConfiguration configuration =
                new PrometheusConfiguration(fleet, FileDialect.underOperator(new Findings()));
        Releases releases = Releases.of(GoldenTrees.of(golden), directory);
        Kubectl kubectl = new Kubectl(Files.createDirectory(directory.resolve("model")));
        Map<String, Cluster> clusters = new LinkedHashMap<>();
        fleet.sources().stream().filter(Source::hasRelease).forEach(source -> clusters.put(source.name(), source));
        clusters.put(fleet.hub().name(), fleet.hub());
        assertThat(releases.clusters()).containsExactlyInAnyOrderElementsOf(clusters.keySet());

        for (Cluster cluster : clusters.values()) {
            Releases.Rendered rendered = releases.rendered(helm, cluster.name());

            if (cluster instanceof Source source && !source.hasPrometheus()) {
                assertThat(rendered.jobs()).as(cluster.name()).isEmpty();
                continue; // its Prometheus is the hub's, or it has a collector in place of one
            }
            Map<?, ?> model = kubectl.read(new YamlWriter().toText(configuration.of(cluster)));
            assertThat(rendered.jobs()).as(cluster.name()).isEqualTo(inValues(fleet, cluster, model));
            assertThat(At.map(rendered.prometheus(), "externalLabels"))
                    .as(cluster.name())
                    .isEqualTo(At.map(model, "global", "external_labels"));
        }
    }

    /** The jobs of a configuration without those that are resources of the Operator, which the chart does not see. */
    private static List<?> inValues(Fleet fleet, Cluster cluster, Map<?, ?> model) {
        Set<String> resources = new HashSet<>();
        for (ScrapeJob job : cluster.scrapeJobs()) {
            if (job.asScrapeConfig()) {
                resources.add(job.name());
            }
        }
        for (Source source : fleet.sources()) {
            for (ScrapeJob job : source.scrapeJobs()) {
                if (job.asScrapeConfig()) {
                    resources.add(source.name() + "/" + job.name());
                }
            }
        }
        return model.containsKey("scrape_configs")
                ? At.list(model, "scrape_configs").stream()
                        .filter(job -> !resources.contains(At.text(job, "job_name")))
                        .toList()
                : List.of();
    }

    @ParameterizedTest
    @MethodSource("goldenTrees")
    void everyValueReachesTheChart(String golden, Helm helm) throws Exception {
        Releases releases = Releases.of(GoldenTrees.of(golden), directory);
        Kubectl kubectl = new Kubectl(Files.createDirectory(directory.resolve("files")));

        for (String cluster : releases.clusters()) {
            Map<Object, Object> merged = new LinkedHashMap<>();
            for (Path file : releases.values(cluster)) {
                merge(merged, kubectl.read(Files.readString(file)));
            }
            assertThat(releases.rendered(helm, cluster).values()).as(cluster).isEqualTo(merged);
        }
    }

    /** As Helm merges: objects grow into each other, anything else replaces. */
    @SuppressWarnings("unchecked")
    private static void merge(Map<Object, Object> into, Map<?, ?> values) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && into.get(key) instanceof Map<?, ?> known) {
                merge((Map<Object, Object>) known, map);
            } else {
                into.put(key, value);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void installsTheLightweightValuesAsTheyAre(Helm helm) throws Exception {
        int files = 0;
        for (String golden : GOLDEN.keySet()) {
            try (Stream<Path> all = Files.walk(GoldenTrees.of(golden))) {
                for (Path values : all.filter(file -> file.toString().endsWith("-lightweight-values.yaml"))
                        .toList()) {
                    assertThat(helm.install(directory, values))
                            .as("%s", values)
                            .contains("NAMESPACE: monitoring\nSTATUS: pending-install");
                    files++;
                }
            }
        }

        assertThat(files).isGreaterThan(8);
    }
}
