package io.promfleet.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.output.Difference;
import io.promfleet.generator.output.OutputResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeReportTest {
    private static final OutputResult SAME = new OutputResult(0, 0, 0, 25, List.of(), 0);
    private static final Difference CHANGED = new Difference(
            "hub/release.yaml",
            Difference.Kind.DIFFERENT,
            List.of("--- a/hub/release.yaml", "+++ b/hub/release.yaml", "@@ -1 +1 @@", "-a: 1", "+a: 2"),
            3);
    private static final Difference EDITED = new Difference("hub/x.yaml", Difference.Kind.EDITED, List.of(), 0);

    @Test
    void saysHowManyFilesWereWritten() {
        assertThat(TreeReport.written("fleet", new OutputResult(1, 2, 3, 4, List.of(CHANGED), 0)))
                .isEqualTo("fleet: 1 file created, 2 changed, 3 deleted, 4 unchanged");
        assertThat(TreeReport.written("fleet", SAME)).isEqualTo("fleet is up to date (25 files)");
    }

    @Test
    void showsWhatDiffersAndWhatWasLeftOut() {
        OutputResult result = new OutputResult(0, 3, 0, 7, List.of(CHANGED, EDITED), 1);
        assertThat(new TreeReport("fleet", Style.PLAIN).compared(result))
                .containsExactly(
                        "fleet differs from the definition: 0 missing, 3 different, 0 to be deleted, 7 unchanged",
                        "  hub/release.yaml: not as generated",
                        "--- a/hub/release.yaml",
                        "+++ b/hub/release.yaml",
                        "@@ -1 +1 @@",
                        "-a: 1",
                        "+a: 2",
                        "  … 3 more lines of this diff",
                        "  hub/x.yaml: edited by hand",
                        "  … 1 more file");
        assertThat(new TreeReport("fleet", Style.PLAIN).compared(SAME))
                .containsExactly("fleet is up to date (25 files)");
    }

    @Test
    void coloursDiffs() {
        assertThat(new TreeReport("fleet", Style.COLOURED).compared(new OutputResult(0, 1, 0, 0, List.of(CHANGED), 0)))
                .contains("\u001b[31m-a: 1\u001b[0m", "\u001b[32m+a: 2\u001b[0m", "\u001b[36m@@ -1 +1 @@\u001b[0m");
    }

    @Test
    void tellsWhetherSomebodysWorkIsInTheWay() {
        assertThat(TreeReport.hasForeignWork(new OutputResult(0, 1, 0, 0, List.of(CHANGED), 0)))
                .isFalse();
        assertThat(TreeReport.hasForeignWork(new OutputResult(0, 2, 0, 0, List.of(CHANGED, EDITED), 0)))
                .isTrue();
    }
}
