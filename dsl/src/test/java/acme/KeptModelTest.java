package acme;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.silent.Defaults;
import fixtures.silent.EveryCall;
import fixtures.silent.ReadyMade;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What definitions mean, value by value, defaults and ready-made jobs included. */
final class KeptModelTest {

    static List<FleetDefinition> definitions() {
        return List.of(new Defaults(), new EveryCall(), new ReadyMade());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void meansWhatIsKept(FleetDefinition definition) throws IOException {
        String name = definition.getClass().getSimpleName();
        String meant = ModelText.of(Definition.of(definition).fleet().orElseThrow());
        Path file = Path.of("src/test/resources/fixtures/silent", name + ".txt");
        String kept = Files.exists(file) ? Files.readString(file) : "";
        if (System.getProperty("fixtures.update") != null) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, meant);
        }
        assertThat(meant).isEqualTo(kept);
    }

    @Test
    void leavesTheFluxControllersOutOfTheAnnotatedPodsInWhicheverOrder() {
        Fleet fleet = Definition.of(new ReadyMade()).fleet().orElseThrow();
        ScrapeJob podsFirst = fleet.hub().scrapeJobs().get(0);
        ScrapeJob fluxFirst = fleet.sources().get(0).scrapeJobs().get(1);
        ScrapeJob alone = fleet.sources().get(1).scrapeJobs().get(0);
        ScrapeJob besideAnOwnJob = fleet.sources().get(2).scrapeJobs().get(0);

        assertThat(fluxFirst).isEqualTo(podsFirst).isNotEqualTo(alone);
        assertThat(podsFirst.relabels().rules())
                .hasSize(alone.relabels().rules().size() + 1);
        assertThat(besideAnOwnJob).isEqualTo(alone);
    }
}
