package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlDocument;
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
import io.promfleet.model.Source;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Prometheus itself accepts every configuration that leaves promfleet. */
class PromtoolTest {
    /** Fleets that say nothing that Prometheus 2.42 does not know yet. */
    private static final List<FleetDefinition> OLD =
            List.of(new ReferenceFleet(), new MinimalFleet(), new HostileFleet());

    /** Basic authentication with a user from a file, remote write 2 and age limits are newer. */
    private static final List<FleetDefinition> NEW =
            List.of(new EveryCallFleet(), new FluxEverywhereFleet(), new ApproachesFleet());

    @TempDir
    Path directory;

    @Test
    void prometheus3AcceptsTheConfigurationOfEveryCluster() throws Exception {
        List<FleetDefinition> all = new ArrayList<>(OLD);
        all.addAll(NEW);
        assertAccepted("promtool-3", configurations(all));
    }

    @Test
    void prometheus2AcceptsTheConfigurationOfEveryClusterThatSaysNothingNewer() throws Exception {
        List<Path> files = configurations(OLD);
        for (Path file : files) {
            withoutWhatItCannotRead(file);
        }

        assertAccepted("promtool-2", files);
    }

    /**
     * Distributions build the old Prometheus without its Kubernetes discovery, which then is an unknown key. The ready-made
     * job of cAdvisor sets a key of 2.48, as the chart's monitor does.
     */
    private static void withoutWhatItCannotRead(Path file) throws IOException {
        Map<?, ?> configuration = (Map<?, ?>) read(file);
        Object jobs = configuration.get("scrape_configs");
        for (Object job : jobs == null ? List.of() : (List<?>) jobs) {
            ((Map<?, ?>) job).remove("kubernetes_sd_configs");
            ((Map<?, ?>) job).remove("track_timestamps_staleness");
        }
        Files.writeString(file, new Yaml().dump(configuration));
    }

    private static Object read(Path yaml) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(yaml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "minimal", "every-call", "hostile", "flux-everywhere", "approaches"})
    void prometheus3AcceptsTheJobsInChartValues(String golden) throws Exception {
        Releases releases = Releases.of(GoldenTrees.of(golden), directory);
        List<Path> files = new ArrayList<>();
        for (String cluster : releases.clusters()) {
            Path file = directory.resolve(cluster + "-jobs.yml");
            List<?> jobs = releases.rendered(Helm.LIBRARY, cluster).jobs();
            files.add(Files.writeString(file, new Yaml().dump(Map.of("scrape_configs", jobs))));
        }
        assertThat(files).isNotEmpty();

        assertAccepted("promtool-3", files);
    }

    private List<Path> configurations(List<FleetDefinition> definitions) throws IOException {
        List<Path> files = new ArrayList<>();
        for (FleetDefinition definition : definitions) {
            Fleet fleet = Definition.of(definition).fleet().orElseThrow();
            Findings findings = new Findings();
            PrometheusConfiguration configuration =
                    new PrometheusConfiguration(fleet, FileDialect.underOperator(findings));
            List<Cluster> clusters = new ArrayList<>(fleet.sources());
            clusters.add(fleet.hub());
            // What it says, only the Operator can write.
            clusters.removeIf(cluster -> cluster.name().equals("signing"));
            // What has no Prometheus stands in the hub's.
            clusters.removeIf(cluster -> cluster instanceof Source source && !source.hasPrometheus());
            for (Cluster cluster : clusters) {
                Path file = directory.resolve(definition.getClass().getSimpleName() + "-" + cluster.name() + ".yml");
                Files.writeString(
                        file,
                        StandardCharsets.UTF_8.decode(
                                new YamlWriter().write(new YamlDocument(List.of(), configuration.of(cluster)))));
                files.add(file);
            }
            assertThat(findings.sorted()).isEmpty();
        }
        return files;
    }

    private void assertAccepted(String promtool, List<Path> files) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ExternalProgram.require(promtool).toString());
        command.add("check");
        command.add("config");
        // The Secrets' files are on the pods of Prometheus and not here.
        command.add("--syntax-only");
        files.forEach(file -> command.add(file.toString()));

        ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
        assertThat(run.output().lines().filter(line -> line.contains("SUCCESS")))
                .hasSameSizeAs(files);
    }
}
