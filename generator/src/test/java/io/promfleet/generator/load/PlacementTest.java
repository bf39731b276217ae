package io.promfleet.generator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    @TempDir
    private Path output;

    private static LoadedFleet fleet(String className) {
        return new LoadedFleet(className, fleet -> {});
    }

    private void generated(String folder) throws IOException {
        Path state = output.resolve(folder).resolve(".promfleet");
        Files.createDirectories(state);
        Files.createFile(state.resolve("owned-files"));
    }

    private Placement place(String... classNames) {
        return Placement.of(
                List.of(classNames).stream().map(PlacementTest::fleet).toList(), output, Map.of());
    }

    @Test
    void putsTheOnlyFleetIntoTheDirectoryItself() {
        Placement placement = place("acme.AcmeFleet");
        assertThat(placement.findings()).isEmpty();
        assertThat(placement.fleets()).extracting(PlacedFleet::directory).containsExactly(output);
    }

    @Test
    void putsSeveralFleetsIntoFoldersNamedLikeTheirClasses() {
        Placement placement = place("acme.EuFleet", "acme.Fleets$UsWest2");
        assertThat(placement.findings()).isEmpty();
        assertThat(placement.fleets())
                .extracting(PlacedFleet::directory)
                .containsExactly(output.resolve("eu-fleet"), output.resolve("us-west2"));
    }

    @ParameterizedTest
    @CsvSource({"AcmeFleet,acme-fleet", "EUFleet,eu-fleet", "A,a", "HTTP,http", "eu_West,eu-west", "V2Fleet,v2-fleet"})
    void writesClassNamesInKebabCase(String className, String folder) {
        assertThat(fleet("acme." + className).folderName()).isEqualTo(folder);
    }

    @Test
    void refusesTwoFleetsInOneFolder() {
        assertThat(place("acme.eu.Fleet", "acme.us.Fleet").findings())
                .extracting(Finding::id)
                .containsExactly("PF015");
    }

    @Test
    void refusesAFleetWithinAnother() {
        Map<String, Path> own = Map.of("acme.A", output, "acme.B", output.resolve("x/../b"));
        assertThat(Placement.of(List.of(fleet("acme.A"), fleet("acme.B")), output, own)
                        .findings())
                .extracting(Finding::id)
                .containsExactly("PF015");
    }

    @Test
    void refusesToMoveTheFirstFleetWhenASecondJoins() throws IOException {
        generated("");
        assertThat(place("acme.A", "acme.B").findings()).extracting(Finding::id).containsExactly("PF015");
        assertThat(place("acme.A").findings()).isEmpty();
    }

    @Test
    void refusesToMoveTheLastFleetWhenTheOthersLeave() throws IOException {
        generated("a");
        assertThat(place("acme.A").findings()).extracting(Finding::id).containsExactly("PF015");
        assertThat(place("acme.A", "acme.B").findings()).isEmpty();
    }

    @Test
    void keepsFleetsWhereTheyWereToldToGo() throws IOException {
        generated("");
        Map<String, Path> own = Map.of("acme.A", output, "acme.B", output.resolveSibling("b"));
        Placement placement = Placement.of(List.of(fleet("acme.A"), fleet("acme.B")), output, own);
        assertThat(placement.findings()).isEmpty();
        assertThat(placement.fleets())
                .extracting(PlacedFleet::directory)
                .containsExactly(output, output.resolveSibling("b"));
    }
}
