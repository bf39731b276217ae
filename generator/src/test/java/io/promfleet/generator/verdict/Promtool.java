package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real promtool, asked about many files in one run, in which it says of each what it thinks.
 *
 * @param program the executable
 */
record Promtool(Path program) {
    static Promtool require(String name) {
        return new Promtool(ExternalProgram.require(name));
    }

    /** Whether each text is accepted. */
    List<Boolean> accepts(VerdictCase.Kind kind, List<String> texts, Path directory)
            throws IOException, InterruptedException {
        // It would ask the network for a region.
        List<String> command = new ArrayList<>(
                List.of("env", "AWS_EC2_METADATA_DISABLED=true", "GODEBUG=urlstrictcolons=0", program.toString()));
        command.addAll(kind.command());
        for (int i = 0; i < texts.size(); i++) {
            String file = "case" + i + ".yml";
            Files.writeString(directory.resolve(file), texts.get(i));
            command.add(file);
        }
        List<Boolean> accepted = new ArrayList<>();
        if (!texts.isEmpty()) {
            ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
            // A refusal goes to the other stream.
            List<String> parts = List.of(run.output().split("Checking case", -1));
            for (String part : parts.subList(1, parts.size())) {
                assertThat(part).startsWith(accepted.size() + ".yml\n");
                accepted.add(part.contains("SUCCESS:"));
            }
        }
        assertThat(accepted).as("verdicts of %s", program).hasSameSizeAs(texts);
        return accepted;
    }
}
