package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxTreesTest {
    private static final FluxTrees.Tree STACK =
            new FluxTrees.Tree("flux/stack", "clusters/a/flux.yaml", "stack", List.of(), "");
    private static final FluxTrees.Tree APPS =
            new FluxTrees.Tree("flux/apps", "clusters/a/flux.yaml", "apps", List.of("flux/between"), "");
    private static final FluxTrees.Tree BETWEEN = new FluxTrees.Tree(
            "flux/between", "clusters/a/flux.yaml", "between", List.of("flux/stack", "flux/between"), "");
    private static final FluxTrees.Tree OTHER =
            new FluxTrees.Tree("flux/stack", "clusters/b/flux.yaml", "other", List.of(), "");

    private final BroughtIn kustomizations = new BroughtIn();
    private final FluxTrees trees = new FluxTrees(kustomizations);

    @Test
    void givesAFileToTheInnermostFolder() {
        FluxTrees.Tree inner = new FluxTrees.Tree("flux/inner", "clusters/a/flux.yaml", "stack/inner", List.of(), "");
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
        trees.add(new FluxTrees.Tree("flux/all", "clusters/a/flux.yaml", "", List.of(), ""));

        assertThat(trees.of("a.yaml")).isEmpty();
    }

    private static FluxTrees.Tree tree(String name, String file, String folder) {
        return new FluxTrees.Tree("flux-system/" + name, file, folder, List.of(), "");
    }

    private boolean isElsewhere(FluxTrees.Tree one, FluxTrees.Tree other) {
        trees.add(one);
        trees.add(other);
        boolean elsewhere = trees.isElsewhere(one, other);
        assertThat(trees.isElsewhere(other, one)).isEqualTo(elsewhere);
        return elsewhere;
    }

    @ParameterizedTest
    @CsvSource({
        // What one cluster cannot have is two trees of one name.
        "apps, clusters/a/apps.yaml, apps, clusters/b/apps.yaml, true",
        "apps, a/apps.yaml, apps, b/apps.yaml, true",
        "apps, clusters/eu/a/apps.yaml, apps, clusters/eu/b/apps.yaml, true",
        "apps, clusters/a/apps.yaml, apps, clusters/a/more/apps.yaml, false",
        // Below `clusters` each folder is a cluster; elsewhere nothing tells.
        "apps, clusters/a/apps.yaml, shop, clusters/b/shop.yaml, true",
        "shop, clusters/a/shop/flux.yaml, pay, clusters/a/pay/flux.yaml, false",
        "shop, deploy/clusters/a/x/flux.yaml, pay, deploy/clusters/a/y/flux.yaml, false",
        "shop, shop/flux.yaml, pay, pay/flux.yaml, false",
        "shop, flux.yaml, pay, pay/flux.yaml, false",
        "shop, clusters/shop.yaml, pay, clusters/pay.yaml, false",
    })
    void tellsClustersApart(String name, String file, String otherName, String otherFile, boolean elsewhere) {
        assertThat(isElsewhere(tree(name, file, "one"), tree(otherName, otherFile, "two")))
                .isEqualTo(elsewhere);
    }

    @Test
    void theTreesThatFluxStartsFromAreTheClusters() {
        trees.add(tree("flux-system", "fleet/eu/a/flux-system/gotk-sync.yaml", "fleet/eu/a"));
        trees.add(tree("flux-system", "fleet/eu/b/flux-system/gotk-sync.yaml", "fleet/eu/b"));
        FluxTrees.Tree teams = tree("teams", "fleet/eu/a/teams.yaml", "teams/of-a");
        trees.add(teams);

        assertThat(isElsewhere(
                        tree("shop", "fleet/eu/a/shop/flux.yaml", "one"),
                        tree("pay", "fleet/eu/a/pay/flux.yaml", "two")))
                .isFalse();
        assertThat(isElsewhere(
                        tree("shop", "fleet/eu/a/shop/flux.yaml", "one"), tree("pay", "teams/of-a/flux.yaml", "two")))
                .isFalse();
        assertThat(isElsewhere(
                        tree("shop", "fleet/eu/a/shop/flux.yaml", "one"), tree("log", "fleet/eu/b/flux.yaml", "two")))
                .isTrue();
    }

    @Test
    void anotherAccessIsAnotherCluster() {
        assertThat(isElsewhere(
                        new FluxTrees.Tree("flux/a", "flux/a.yaml", "a", List.of(), "access-a"),
                        new FluxTrees.Tree("flux/b", "flux/b.yaml", "b", List.of(), "access-b")))
                .isTrue();
    }
}
