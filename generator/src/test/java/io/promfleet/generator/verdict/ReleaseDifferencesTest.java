package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The guide's table of what two releases of Prometheus take differently is what the corpus records, and that both promtools are
 * asked by {@link VerdictCorpusTest}. Run with {@code -Dreleases.update} to write the table; that run still fails.
 */
class ReleaseDifferencesTest {
    private static final Path GUIDE = Path.of("../docs/releases.md");
    private static final String START = "| configuration | 2.42 | 3.14 |\n| --- | --- | --- |\n";

    @Test
    void theGuideListsEveryDifference() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf(START) + START.length();
        int end = guide.indexOf("\n\n", start);
        String table = table();
        if (System.getProperty("releases.update") != null) {
            Files.writeString(GUIDE, guide.substring(0, start) + table + guide.substring(end));
            fail("docs/releases.md was rewritten; read the difference and run again without releases.update");
        }
        assertThat(guide.substring(start, end))
                .as("rewritten with -Dreleases.update")
                .isEqualTo(table);
    }

    private static String table() {
        List<String> rows = VerdictCase.all().stream()
                .filter(each -> each.kind() != VerdictCase.Kind.RULES)
                .filter(each -> !word(each, "2.42").equals(word(each, "3.14")))
                .map(each -> "| " + each.name().replace("|", "\\|") + " | " + word(each, "2.42") + " | "
                        + word(each, "3.14") + " |")
                .toList();
        assertThat(rows).isNotEmpty();
        return String.join("\n", rows);
    }

    /** Whether a release takes a case, and if not the finding that says why. */
    private static String word(VerdictCase each, String release) {
        String verdict = each.recorded(release);
        return verdict.equals("accept") ? "accepted" : "refused, " + verdict.split(" ", -1)[1];
    }
}
