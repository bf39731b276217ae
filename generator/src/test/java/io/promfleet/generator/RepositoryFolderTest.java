package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryFolderTest {
    @TempDir
    Path directory;

    private Path repository = Path.of("");

    @BeforeEach
    void makeARepository() throws IOException {
        repository = Files.createDirectories(directory.resolve("repository"));
        Files.writeString(repository.resolve(".git"), "gitdir: elsewhere");
    }

    @Test
    void aTreeBelowTheRootWantsItsPathSaid() {
        assertThat(Promfleet.generate(RepositoryFolderTest::fleet, repository.resolve("a/./fleet"), false)
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("PF043");
                    assertThat(finding.message())
                            .isEqualTo("The tree is in the folder `a/fleet` of its Git repository, and Flux is told to"
                                    + " look for it at the root.");
                    assertThat(finding.hint()).startsWith("Say `fleet.flux(flux -> flux.path(\"a/fleet\"))`");
                });
        assertThat(repository.resolve("a/fleet/hub")).isDirectory();
        assertThat(Promfleet.check(RepositoryFolderTest::fleet, repository.resolve("a/fleet"))
                        .findings())
                .extracting(Finding::id)
                .containsExactly("PF043");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/fleet", "elsewhere"})
    void whoeverSaysThePathIsBelieved(String path) {
        FleetDefinition definition = fleet -> {
            fleet(fleet);
            fleet.flux(flux -> flux.path(path));
        };

        assertThat(Promfleet.generate(definition, repository.resolve("a/fleet"), false)
                        .findings())
                .isEmpty();
    }

    @Test
    void theRootAndAFolderOfNoRepositoryAreWhatTheDefaultIsFor() {
        assertThat(Promfleet.generate(RepositoryFolderTest::fleet, repository, false)
                        .findings())
                .isEmpty();
        assertThat(Promfleet.generate(RepositoryFolderTest::fleet, directory.resolve("other"), false)
                        .findings())
                .isEmpty();
    }

    private static void fleet(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
    }
}
