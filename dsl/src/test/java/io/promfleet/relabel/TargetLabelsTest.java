package io.promfleet.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetLabelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "$1", "${1}", "a_$1_b", "${1}0", "$1${2}", "$name", "a${name}"})
    void canBecomeALabelName(String template) {
        assertThat(TargetLabels.isLegacyName(template)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1$1", "a-$1", "$", "$$", "$$1", "a${1", "${}", "$é", "a b"})
    void canNeverBecomeALabelName(String template) {
        assertThat(TargetLabels.isLegacyName(template)).isFalse();
    }
}
