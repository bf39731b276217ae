package acme;

import static io.promfleet.testkit.FleetUnderTest.fleet;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.PromfleetAssertions.assertThat;

import io.promfleet.testkit.FleetUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AcmeFleetTest {
    private final FleetUnderTest fleet = fleet(new AcmeFleet());

    @Test
    void scrapesPodsThatAskForIt() {
        assertThat(fleet.job("production", "annotated-pods"))
                .relabelling(pod("shop", "checkout-0").annotation("prometheus.io/scrape", "true"))
                .keeps();
        assertThat(fleet.job("production", "annotated-pods"))
                .relabelling(pod("shop", "checkout-0"))
                .drops();
    }

    @Test
    void theCommittedTreeIsRight() {
        assertThat(new AcmeFleet()).generates(Path.of("fleet"));
    }
}
