package io.promfleet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes together with a version of the chart. */
class ChartReleaseTest {
    @Test
    void theTableIsInOrderAndNoVersionGoesBack() {
        List<ChartRelease> known = ChartRelease.KNOWN;
        for (int i = 1; i < known.size(); i++) {
            ChartRelease before = known.get(i - 1);
            ChartRelease release = known.get(i);

            assertThat(before.compareWith(release.chart())).as(release.chart()).isPositive();
            assertThat(PrometheusVersion.parse(release.prometheus())
                            .isAtLeast(PrometheusVersion.parse(before.prometheus())))
                    .as(release.chart())
                    .isTrue();
            assertThat(release.kubernetes()).as(release.chart()).isGreaterThanOrEqualTo(before.kubernetes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "62.0.0, 62.0.0",
        "66.7.0, 66.0.0",
        "88.0.0, 88.0.0",
        "88.5.2, 88.0.0",
        "88.5.3, 88.5.3",
        "88.10.0, 88.5.3",
        "100.0.0, 88.5.3"
    })
    void aVersionIsKnownAsTheNewestThatIsNotNewer(String version, String known) {
        assertThat(ChartRelease.of(version)).map(ChartRelease::chart).contains(known);
    }

    @ParameterizedTest
    @CsvSource({"61.9.9", "9.0.0", "88.5", "88.5.x", "v88.5.3", "''"})
    void nothingIsKnownOfOlderOnesAndOfWhatIsNoVersion(String version) {
        assertThat(ChartRelease.of(version)).isEmpty();
    }

    @Test
    void namesTheWholeTuple() {
        assertThat(ChartRelease.of("73.1.0")).contains(new ChartRelease("73.0.0", "0.82.2", "3.4.1", 25));
    }
}
