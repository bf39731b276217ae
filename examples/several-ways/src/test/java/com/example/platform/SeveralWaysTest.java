package com.example.platform;

import static io.promfleet.testkit.FleetUnderTest.fleet;
import static io.promfleet.testkit.KubernetesTargets.pod;
import static io.promfleet.testkit.PromfleetAssertions.assertThat;

import io.promfleet.testkit.FleetUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform promises its users: the same, whichever way a cluster is collected. */
class SeveralWaysTest {
    private final FleetUnderTest fleet = fleet(new SeveralWays());

    @ParameterizedTest
    @ValueSource(strings = {"production", "edge", "logs", "telemetry", "vendor", "legacy", "sandbox"})
    void theShopIsScrapedAtItsMetricsPort(String cluster) {
        assertThat(fleet.job(cluster, "shop"))
                .relabelling(pod("shop", "checkout-0").port("metrics", 9404))
                .keeps();
        assertThat(fleet.job(cluster, "shop"))
                .relabelling(pod("shop", "checkout-0").port("http", 8080))
                .drops();
    }

    @Test
    void theCommittedTreeIsWhatTheClassSays() {
        assertThat(new SeveralWays()).generates(Path.of("fleet"));
    }
}
