package io.promfleet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusVersionTest {
    @ParameterizedTest
    @CsvSource({"3.14.0, 3.14.0", "v3.14.0, 3.14.0", "3.14, 3.14.0", "2.42.3, 2.42.3", "03.007.1, 3.7.1"})
    void readsTheUsualSpellings(String text, String shown) {
        assertThat(PrometheusVersion.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "v",
                "3.",
                "3.14.",
                "3.14.0.1",
                "3.14.0-rc.0",
                "3.14.0+ds",
                "-3.1",
                "3.-1",
                " 3.14",
                "3.14\n",
                "latest",
                "3.x",
                "3.1234567",
                "٣.١"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrometheusVersion.parse(text))
                .withMessage("`" + text + "` is no version of Prometheus; write it like `3.14.0`.");
    }

    @Test
    void showsOnlyTheBeginningOfLongNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrometheusVersion.parse("9".repeat(100_000)))
                .withMessage("`" + "9".repeat(40) + "…` is no version of Prometheus; write it like `3.14.0`.");
    }

    @Test
    void ordersByNumberAndNotByText() {
        assertThat(Stream.of("3.14.0", "3.2.10", "2.42.0", "3.2.9", "10.0.0")
                        .map(PrometheusVersion::parse)
                        .sorted()
                        .map(PrometheusVersion::toString))
                .isEqualTo(List.of("2.42.0", "3.2.9", "3.2.10", "3.14.0", "10.0.0"));
    }

    @Test
    void isAtLeastItself() {
        assertThat(PrometheusVersion.of(3, 0).isAtLeast(PrometheusVersion.of(3, 0)))
                .isTrue();
        assertThat(new PrometheusVersion(2, 55, 1).isAtLeast(PrometheusVersion.of(3, 0)))
                .isFalse();
        assertThat(new PrometheusVersion(3, 0, 1).isAtLeast(PrometheusVersion.of(3, 0)))
                .isTrue();
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PrometheusVersion(3, -1, 0));
    }
}
