package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownReleasesTest {
    private static List<String> said(String version) {
        Findings findings = new Findings();
        KnownReleases.check(PrometheusVersion.parse(version), findings);
        return findings.sorted().stream().map(Finding::message).toList();
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(said("9.9"))
                .containsExactly(
                        "Prometheus `9.9.0` is newer than those that promfleet knows, and is judged as `3.14.0`.");
        assertThat(said("2.420")).containsExactly("Promfleet knows no Prometheus `2.420.0`.");
        assertThat(said("1.8.2")).containsExactly("Promfleet knows no Prometheus `1.8.2`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.42.0", "2.55.1", "3.0.0", "3.14.0"})
    void saysNothingOfKnownOnes(String version) {
        assertThat(said(version)).isEmpty();
    }
}
