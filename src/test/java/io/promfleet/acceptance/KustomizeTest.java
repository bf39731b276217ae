package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.golden.GoldenTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
