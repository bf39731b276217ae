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

    /** Whether each text is accepted; one that ends promtool in the middle is not. */
    List<Boolean> accepts(VerdictCase.Kind kind, List<String> texts, Path directory)
            throws IOException, InterruptedException {
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(directory.resolve(file(i)), texts.get(i));
        }
        List<Boolean> accepted = new ArrayList<>();
        while (accepted.size() < texts.size()) {
            int before = accepted.size();
            ask(kind, before, texts.size(), directory, accepted);
            assertThat(accepted).as("verdicts of %s", program).hasSizeGreaterThan(before);
        }
        return accepted;
    }

    private static String file(int number) {
        return "case" + number + ".yml";
    }

    private void ask(VerdictCase.Kind kind, int from, int to, Path directory, List<Boolean> accepted)
            throws IOException, InterruptedException {
        // It would ask the network for a region.
        List<String> command = new ArrayList<>(
                List.of("env", "AWS_EC2_METADATA_DISABLED=true", "GODEBUG=urlstrictcolons=0", program.toString()));
        command.addAll(kind.command());
        for (int i = from; i < to; i++) {
            command.add(file(i));
        }
        ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
        // A refusal goes to the other stream.
        List<String> parts = List.of(run.output().split("Checking case", -1));
        for (String part : parts.subList(1, parts.size())) {
            assertThat(part).startsWith(accepted.size() + ".yml\n");
            accepted.add(part.contains("SUCCESS:"));
        }
    }
}
