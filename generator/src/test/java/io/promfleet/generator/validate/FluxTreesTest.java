package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FluxTreesTest {
    private static final FluxTrees.Tree STACK = new FluxTrees.Tree("flux/stack", "clusters/a", "stack", List.of(), "");
    private static final FluxTrees.Tree APPS =
            new FluxTrees.Tree("flux/apps", "clusters/a", "apps", List.of("flux/between"), "");
    private static final FluxTrees.Tree BETWEEN =
            new FluxTrees.Tree("flux/between", "clusters/a", "between", List.of("flux/stack", "flux/between"), "");
    private static final FluxTrees.Tree OTHER = new FluxTrees.Tree("flux/stack", "clusters/b", "other", List.of(), "");

    private final BroughtIn kustomizations = new BroughtIn();
    private final FluxTrees trees = new FluxTrees(kustomizations);

    @Test
    void givesAFileToTheInnermostFolder() {
        FluxTrees.Tree inner = new FluxTrees.Tree("flux/inner", "clusters/a", "stack/inner", List.of(), "");
        trees.add(STACK);
        trees.add(inner);

        assertThat(trees.of("repository/stack/a.yaml")).containsExactly(STACK);
        assertThat(trees.of("./stack/inner/a.yaml")).containsExactly(inner);
        assertThat(trees.of("stacks/a.yaml")).isEmpty();
    }

    @Test
    void followsKustomizationFilesHoweverTheirNamesAreWritten() {
        trees.add(STACK);
        kustomizations.add("./stack/kustomization.yaml", List.of("../base", "release.yaml", "https://example.com/x"));
        kustomizations.add("./base/kustomization.yaml", List.of("monitor.yaml", "../stack"));

        assertThat(trees.of("./base/monitor.yaml")).containsExactly(STACK);
        assertThat(trees.of("./stack/release.yaml")).containsExactly(STACK);
        assertThat(trees.of("./stack/forgotten.yaml")).isEmpty();
    }

    @Test
    void givesAFileToEveryTreeThatBringsItIn() {
        trees.add(STACK);
        trees.add(OTHER);
        kustomizations.add("stack/kustomization.yaml", List.of("../base/a.yaml"));
        kustomizations.add("other/kustomization.yaml", List.of("../base/a.yaml"));

        assertThat(trees.of("base/a.yaml")).containsExactly(STACK, OTHER);
    }

    @Test
    void followsWhatOneWaitsForInItsOwnClusterAlone() {
        trees.add(STACK);
        trees.add(BETWEEN);
        trees.add(APPS);
        trees.add(OTHER);

        assertThat(trees.comesAfter(APPS, STACK)).isTrue();
        assertThat(trees.comesAfter(STACK, APPS)).isFalse();
        assertThat(APPS.isBeside(STACK)).isTrue();
        assertThat(APPS.isBeside(OTHER)).isFalse();
    }

    @Test
    void leavesATreeOfTheWholeRepositoryAlone() {
        trees.add(new FluxTrees.Tree("flux/all", "clusters/a", "", List.of(), ""));

        assertThat(trees.of("a.yaml")).isEmpty();
    }
}
