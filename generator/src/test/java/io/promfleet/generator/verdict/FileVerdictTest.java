package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.FileValidator;
import io.promfleet.model.PrometheusVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user gets who validates a file of the corpus: errors where Prometheus refuses it, and elsewhere warnings at most. */
class FileVerdictTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.42", "3.14"})
    void isAnErrorOnlyWherePrometheusRefuses(String release) {
        for (VerdictCase each : VerdictCase.all()) {
            // Nothing says of a file that it is for an agent.
            if (each.kind() != VerdictCase.Kind.AGENT) {
                Findings findings = new Findings();
                FileValidator validator = new FileValidator(PrometheusVersion.parse(release), findings);
                validator.validate(
                        SourceText.of("case.yml", each.text()),
                        null,
                        each.kind() == VerdictCase.Kind.RULES ? FileKind.RULES : FileKind.PROMETHEUS);
                validator.finish();
                assertThat(findings.hasErrors())
                        .as("%s for %s: %s", each.name(), release, findings.sorted())
                        .isEqualTo(each.recorded(release).startsWith("refuse"));
            }
        }
    }
}
