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
        List<String> expected = new ArrayList<>();
        for (Class<?> marked : List.of(RefusedCallsFleet.class, RefusedDiscoveries.class)) {
            addMarks(marked, expected);
        }

        List<String> found = new ArrayList<>();
        for (Finding finding : Promfleet.generate(new RefusedCallsFleet(), output.resolve("tree"), false)
                .findings()) {
            CallSite place = (CallSite) finding.location();
            found.add(place.className() + " " + place.line() + " " + finding.id());
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(output.resolve("tree")).doesNotExist();
    }

    private static void addMarks(Class<?> marked, List<String> expected) throws IOException {
        Path source =
                GoldenTrees.of("..").resolve("src/test/java/" + marked.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains(MARK)) {
                expected.add(
                        marked.getName() + " " + (i + 1) + " " + line.substring(line.indexOf(MARK) + MARK.length()));
            } else if (line.contains(MARK_ABOVE)) {
                for (String id : line.substring(line.indexOf(MARK_ABOVE) + MARK_ABOVE.length())
                        .split(", ", -1)) {
                    expected.add(marked.getName() + " " + i + " " + id);
                }
            }
        }
    }
}
