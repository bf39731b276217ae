package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus: what promfleet says, what is recorded, and what the real programs say are one. */
class VerdictCorpusTest {
    static List<VerdictCase> cases() {
        return VerdictCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsRecorded(VerdictCase verdictCase) {
        assertThat(verdicts(verdictCase::judged))
                .as("%s%n%s", verdictCase, verdictCase.text())
                .isEqualTo(verdicts(verdictCase::recorded));
    }

    /** The verdicts as the lines of a case. */
    private static String verdicts(UnaryOperator<String> ofRelease) {
        return VerdictCase.RELEASES.stream()
                .map(release -> release + ": " + ofRelease.apply(release))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theDistributionsPromtoolAgrees(@TempDir Path directory) throws IOException, InterruptedException {
        compare("2.42", "promtool-2", directory);
    }

    @Test
    void theCurrentPromtoolAgrees(@TempDir Path directory) throws IOException, InterruptedException {
        compare("3.14", "promtool-3", directory);
    }

    private static void compare(String release, String program, Path directory)
            throws IOException, InterruptedException {
        Promtool promtool = Promtool.require(program);
        Map<String, String> differences = new LinkedHashMap<>();
        for (VerdictCase.Kind kind : VerdictCase.Kind.values()) {
            List<VerdictCase> cases = VerdictCase.all().stream()
                    .filter(verdictCase -> verdictCase.kind() == kind && verdictCase.isSeen(release))
                    .toList();
            List<String> texts = cases.stream().map(VerdictCase::text).toList();
            List<Boolean> accepted = promtool.accepts(kind, texts, directory);
            for (int i = 0; i < cases.size(); i++) {
                String verdict = accepted.get(i) ? "accept" : "refuse";
                if (!cases.get(i).recorded(release).startsWith(verdict)) {
                    differences.put(cases.get(i).name(), verdict);
                }
            }
        }
        assertThat(differences)
                .as("what %s says other than is recorded", program)
                .isEmpty();
    }
}
