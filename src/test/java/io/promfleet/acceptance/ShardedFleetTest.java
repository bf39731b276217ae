package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.generator.Promfleet;
import io.promfleet.golden.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What has to hold of fleets that are too large to read: here, a kustomization's size and a source's place. */
class ShardedFleetTest {
    private static final int MOST_IN_ONE = 100;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 251})
    void noKustomizationHasMoreThanAHundredSourcesAndNoneIsLeftOut(int sources) throws Exception {
        generate(new ManySources(sources, "production"));

        Set<String> listed = new LinkedHashSet<>();
        for (Map.Entry<String, String> file : Trees.contents(directory).entrySet()) {
            if (file.getKey().endsWith("kustomization.yaml")) {
                Map<?, ?> kustomization = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(new String(
                                file.getValue().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                long clusters = 0;
                for (Object resource : (List<?>) At.in(kustomization, "resources")) {
                    String name = ((String) resource).replaceFirst("^(../)+clusters/", "");
                    if (name.startsWith("site-") && !name.endsWith(".yaml")) {
                        assertThat(listed.add(name))
                                .as("%s is listed once", name)
                                .isTrue();
                        clusters++;
                    }
                }
                assertThat(clusters).as(file.getKey()).isLessThanOrEqualTo(MOST_IN_ONE);
                Object generators = kustomization.get("configMapGenerator");
                assertThat(generators == null ? List.of() : (List<?>) generators)
                        .as(file.getKey())
                        .hasSizeLessThanOrEqualTo(MOST_IN_ONE);
            }
        }
        assertThat(listed).hasSize(sources);
    }

    /** Nobody pastes thousands of commands, and a runbook of as many lines is read by nobody. */
    @Test
    void aSecretThatMoreThanTwentyClustersNeedIsOneRowOfTheRunbook() throws Exception {
        generate(fleet -> withToken(fleet, 20));
        assertThat(rowsAbout("exporter"))
                .hasSize(20)
                .contains(
                        "| site-7 | monitoring | `exporter` | `token` | `ask token \\| kubectl --context site-7 -n monitoring"
                                + " create secret generic exporter --from-file=token=/dev/stdin` |");

        generate(fleet -> withToken(fleet, 21));
        assertThat(rowsAbout("exporter"))
                .containsExactly(
                        "| every source | monitoring | `exporter` | `token` | `ask token \\| kubectl --context CLUSTER -n"
                                + " monitoring create secret generic exporter --from-file=token=/dev/stdin` |");
        assertThat(runbook()).contains("make it in each of them, with its name for `CLUSTER`");
    }

    private static void withToken(FleetBuilder fleet, int sources) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com")));
        for (int i = 0; i < sources; i++) {
            fleet.source(
                    "site-" + i,
                    source -> source.scrapeJob("hosts", job -> {
                        job.targets("exporter:9100");
                        job.bearerToken(secret("exporter", "token"));
                    }));
        }
    }

    private List<String> rowsAbout(String secret) throws Exception {
        return runbook()
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("| `" + secret + "` |"))
                .toList();
    }

    private String runbook() throws Exception {
        return Files.readString(directory.resolve("hub/monitoring/remote-write-configs/README.md"));
    }

    /** With a file named by its position, everything behind a new source would be another file. */
    @ParameterizedTest
    @ValueSource(ints = {101, 250})
    void aNewSourceInFrontMovesNoOther(int sources) throws Exception {
        generate(new ManySources(sources, "production"));
        Map<String, String> before = Trees.contents(directory);
        before.keySet().removeIf(path -> path.startsWith(".promfleet"));

        generate(new ManySources(sources, "production").with("added"));

        Map<String, String> after = new TreeMap<>(Trees.contents(directory));
        assertThat(after.keySet()).containsAll(before.keySet());
        before.forEach((path, content) -> {
            // What lists all sources, or all of a shard, has one more.
            if (!path.endsWith("kustomization.yaml")
                    && !path.endsWith("README.md")
                    && !path.contains("fleet-inventory")
                    && !path.contains("dashboard.fleet-sources")) {
                assertThat(after.get(path)).as(path).isEqualTo(content);
            }
        });
        after.keySet().removeAll(before.keySet());
        after.keySet().removeIf(path -> path.startsWith(".promfleet"));
        assertThat(after.keySet())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).contains("added"));
    }

    @Test
    void namesTellWhatAFileIsAboutAndNotWhereItStood() throws Exception {
        generate(new ManySources(101, "production"));
        Set<String> forwards = Trees.contents(directory).keySet();
        Path other = Files.createDirectory(directory.resolve("other"));

        Promfleet.generate(
                fleet -> {
                    fleet.hub(
                            "hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com")));
                    for (int i = 100; i >= 0; i--) {
                        fleet.source("site-" + i, source -> {});
                    }
                },
                other,
                false);

        assertThat(Trees.contents(other).keySet()).isEqualTo(forwards);
    }

    private void generate(FleetDefinition fleet) throws IOException {
        assertThat(Promfleet.generate(fleet, directory, false).findings()).isEmpty();
    }
}
