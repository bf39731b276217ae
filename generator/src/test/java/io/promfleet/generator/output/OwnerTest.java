package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two fleets and one directory. */
final class OwnerTest {
    private static final Owner ALPHA = new Owner("the fleet `alpha` with the hub `hub`", "acme.Alpha");
    private static final Owner BETA = new Owner("the fleet `beta` with the hub `hub`", "acme.Beta");
    private static final Map<String, String> TREE = Map.of("a/of-alpha", "1", "both", "1");
    private static final Map<String, String> OTHER_TREE = Map.of("b/of-beta", "1", "both", "2");
    private static final String REFUSED = "PF039  `ROOT` holds what was generated for the fleet `alpha` with the hub"
            + " `hub`, and this is the fleet `beta` with the hub `hub`.";

    @TempDir
    Path temp;

    private Playground out;

    @BeforeEach
    void open() {
        out = new Playground(temp.resolve("out"));
        assertThat(write(ALPHA, TREE, false).findings()).isEmpty();
    }

    @Test
    void theFilesOfAnotherFleetStayAsTheyAre() {
        SortedMap<String, String> before = out.everything();

        Playground.Outcome refused = write(BETA, OTHER_TREE, false);

        assertThat(refused.findings()).containsExactly(REFUSED);
        assertThat(refused.result()).isEqualTo(OutputResult.NOTHING);
        assertThat(out.everything()).isEqualTo(before);
        assertThat(write(ALPHA, TREE, false).result()).isEqualTo(new OutputResult(0, 0, 0, 2, List.of(), 0));
    }

    @Test
    void aComparisonSaysWhoseFilesTheyAreAndNotThatAllDiffer() {
        Playground.Outcome compared = compare(BETA, OTHER_TREE);

        assertThat(compared.findings()).containsExactly(REFUSED);
        assertThat(compared.result()).isEqualTo(OutputResult.NOTHING);
        assertThat(compare(ALPHA, TREE).findings()).isEmpty();
    }

    @Test
    void aFleetThatWasRenamedTakesItsFilesOverWhenForced() {
        assertThat(write(BETA, OTHER_TREE, true).findings()).isEmpty();

        assertThat(out.everything()).containsKeys("b/of-beta", "both").doesNotContainKey("a/of-alpha");
        assertThat(out.everything().get(".promfleet/owned-files"))
                .startsWith(OwnedFiles.HEADER + "\n# They belong to " + BETA.line() + ".\n");
        assertThat(write(BETA, OTHER_TREE, false).findings()).isEmpty();
    }

    @Test
    void aListWithoutAnOwnerGetsOneAndNothingElseChanges() {
        Playground other = new Playground(temp.resolve("other"));
        other.write(TREE);

        Findings findings = new Findings();
        Playground.Outcome adopted =
                other.finish(OutputDirectory.at(other.root).ownedBy(BETA).write(false, findings), TREE, findings);

        assertThat(adopted.findings()).isEmpty();
        assertThat(adopted.result().differences())
                .extracting(Difference::path)
                .containsExactly(".promfleet/owned-files");
        assertThat(other.everything().get(".promfleet/owned-files"))
                .contains("# They belong to " + BETA.line() + ".\n");
    }

    @Test
    void anotherClassMayChangeTheFilesButNotDeleteThem() {
        Owner moved = new Owner(ALPHA.name(), "acme.fleet.Alpha");
        SortedMap<String, String> before = out.files();

        Playground.Outcome refused = write(moved, Map.of("both", "2"), false);

        assertThat(refused.findings())
                .containsExactly(
                        "PF039  `ROOT` holds `1` files that `acme.Alpha` generated and `acme.fleet.Alpha` does not.");
        assertThat(out.files()).isEqualTo(before);
        assertThat(compare(moved, Map.of("both", "2")).findings()).isEqualTo(refused.findings());
        assertThat(write(moved, Map.of("a/of-alpha", "2", "both", "2"), false).findings())
                .isEmpty();
        assertThat(write(moved, Map.of("both", "2"), false).findings()).isEmpty();
        assertThat(out.files()).containsOnlyKeys("both");
    }

    private Playground.Outcome write(Owner owner, Map<String, String> tree, boolean force) {
        Findings findings = new Findings();
        return out.finish(OutputDirectory.at(out.root).ownedBy(owner).write(force, findings), tree, findings);
    }

    private Playground.Outcome compare(Owner owner, Map<String, String> tree) {
        Findings findings = new Findings();
        return out.finish(OutputDirectory.at(out.root).ownedBy(owner).compare(findings), tree, findings);
    }
}
