package io.promfleet.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target language has no word for is a finding at its line, and nothing is written. */
class RefusedCallsTest {
    private static final String MARK = "// expect: ";
    private static final String MARK_ABOVE = "// expect above: ";

    @Test
    void refusesEachAtItsLine(@TempDir Path output) throws IOException {
        Path source = GoldenTrees.of("..").resolve("src/test/java/io/promfleet/golden/RefusedCallsFleet.java");
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(MARK);
            if (mark >= 0) {
                expected.add((i + 1) + " " + lines.get(i).substring(mark + MARK.length()));
            } else if (lines.get(i).contains(MARK_ABOVE)) {
                expected.add(i + " " + lines.get(i).substring(lines.get(i).indexOf(MARK_ABOVE) + MARK_ABOVE.length()));
            }
        }

        List<String> found = new ArrayList<>();
        for (Finding finding : Promfleet.generate(new RefusedCallsFleet(), output.resolve("tree"), false)
                .findings()) {
            found.add(((CallSite) finding.location()).line() + " " + finding.id());
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(output.resolve("tree")).doesNotExist();
    }
}
