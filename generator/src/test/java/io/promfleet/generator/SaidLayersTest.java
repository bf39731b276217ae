package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.ValueMistakes;
import io.promfleet.finding.CallSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaidLayersTest {
    private static final String MARK = "// expect: ";

    @TempDir
    private Path folder;

    @Test
    void findsEveryMarkedMistakeAtItsLineAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/java/fixtures/ValueMistakes.java"));
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(MARK);
            if (mark >= 0) {
                expected.add((i + 1) + " " + lines.get(i).substring(mark + MARK.length()));
            }
        }

        assertThat(Promfleet.check(new ValueMistakes(), folder.resolve("fleet")).findings())
                .extracting(finding -> ((CallSite) finding.location()).line() + " " + finding.id())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
