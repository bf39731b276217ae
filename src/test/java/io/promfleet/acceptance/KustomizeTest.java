package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.golden.GoldenTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kustomization in every golden tree builds by itself, whichever is built first. */
class KustomizeTest {
    @TempDir
    Path directory;

    static Stream<Path> trees() {
        return GoldenTrees.all();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void everyKustomizationBuilds(Path tree) throws Exception {
        Kubectl kubectl = new Kubectl(directory);
        List<Path> folders = kustomizations(tree);
        assertThat(folders).hasSizeGreaterThan(5);
        Collections.shuffle(folders, new Random(tree.hashCode()));

        for (Path folder : folders) {
            assertThat(kubectl.kustomize(folder)).as("%s", folder).contains("apiVersion: ", "kind: ");
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void fluxAppliesWhatKustomizeBuildsWhateverVariablesItReplaces(Path tree) throws Exception {
        Kubectl kubectl = new Kubectl(directory);
        FluxBuild flux = new FluxBuild(directory);

        for (Path folder : kustomizations(tree)) {
            assertThat(kubectl.objects(flux.of(tree, folder)))
                    .as("%s", folder)
                    .containsExactlyInAnyOrderElementsOf(kubectl.objects(kubectl.kustomize(folder)));
        }
    }

    /**
     * Flux makes a list of all that lies in the folder that it starts from, and below, unless there is one: so there is
     * none, for {@code flux bootstrap} puts itself into that folder, and nothing but what leads elsewhere.
     */
    @ParameterizedTest
    @MethodSource("trees")
    void whereFluxStartsThereIsNothingButItsKustomizationsThatLeadElsewhere(Path tree) throws Exception {
        Kubectl kubectl = new Kubectl(directory);
        int starts = 0;
        for (Path folder : list(tree.resolve("clusters"))) {
            if (Files.exists(folder.resolve("kustomization.yaml"))) {
                continue; // listed by another, and no place to start from
            }
            starts++;
            for (Path file : list(folder)) {
                assertThat(file).isRegularFile();
                Map<?, ?> object = kubectl.objects(Files.readString(file)).get(0);
                assertThat(At.text(object, "apiVersion")).isEqualTo("kustomize.toolkit.fluxcd.io/v1");
                assertThat(At.text(object, "kind")).isEqualTo("Kustomization");
                String path =
                        At.text(object, "spec", "path").replaceFirst("^\\./(fleet/metrics/|generated/fleet/)?", "");
                assertThat(tree.resolve(path).resolve("kustomization.yaml")).isRegularFile();
            }
        }
        assertThat(starts).isPositive();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static List<Path> kustomizations(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            List<Path> folders = new ArrayList<>();
            files.filter(file -> file.endsWith("kustomization.yaml")).forEach(file -> folders.add(parent(file)));
            return folders;
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }
}
