package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        for (String release : VerdictCase.RELEASES) {
            assertThat(verdictCase.judged(release))
                    .as("%s for %s%n%s", verdictCase, release, verdictCase.text())
                    .isEqualTo(verdictCase.recorded(release));
        }
    }

    @Test
    void theDistributionsPromtoolAgrees(@TempDir Path directory) throws IOException, InterruptedException {
        compare("2.42", "promtool-2", directory);
    }

    @Test
    void theCurrentPromtoolAgrees(@TempDir Path directory) throws IOException, InterruptedException {
        compare("3.14", "promtool-3", directory);
    }

    /** One run of promtool checks all files of a mode, and says for each which it is. */
    private static void compare(String release, String program, Path directory)
            throws IOException, InterruptedException {
        Path promtool = ExternalProgram.require(program);
        Map<String, String> differences = new LinkedHashMap<>();
        for (boolean agent : new boolean[] {false, true}) {
            // It would ask the network for a region.
            List<String> command = new ArrayList<>(List.of(
                    "env",
                    "AWS_EC2_METADATA_DISABLED=true",
                    "GODEBUG=urlstrictcolons=0",
                    promtool.toString(),
                    "check",
                    "config",
                    "--syntax-only"));
            if (agent) {
                command.add("--agent");
            }
            Map<String, VerdictCase> files = new LinkedHashMap<>();
            for (VerdictCase verdictCase : VerdictCase.all()) {
                if (verdictCase.agent() == agent && verdictCase.isSeen(release)) {
                    String file = "case" + files.size() + ".yml";
                    Files.writeString(directory.resolve(file), verdictCase.text());
                    files.put(file, verdictCase);
                    command.add(file);
                }
            }
            String output = ExternalProgram.run(directory, command.toArray(String[]::new))
                    .output();
            files.forEach((file, verdictCase) -> {
                assertThat(output).contains("Checking " + file + "\n");
                String verdict = output.contains("SUCCESS: " + file + " is valid") ? "accept" : "refuse";
                if (!verdictCase.recorded(release).startsWith(verdict)) {
                    differences.put(verdictCase.name(), verdict);
                }
            });
        }
        assertThat(differences)
                .as("what %s says other than is recorded", program)
                .isEmpty();
    }
}
