package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class OncePerLineTest {
    private static final Location LINE = new CallSite("acme.Fleet", "Fleet.java", 7);

    private static Finding finding(String path, Location line, String message) {
        return new Finding("PF508", Severity.ERROR, path, line, message, "Rename one.", List.of());
    }

    @Test
    void saysOfALoopOnceWhatItsLineDoesWrongForEachCluster() {
        Finding first = finding("source(a)", LINE, "Two jobs are named `x`.");
        Finding second = finding("source(b)", LINE, "Two jobs are named `x`.");
        Finding named = finding("source(b)", LINE, "Two jobs of `b` are named `x`.");

        assertThat(OncePerLine.of(List.of(first, second, named))).containsExactly(first, named);
    }

    @Test
    void keepsWhatStandsAtOnePlaceOfAFileAndConcernsTwoObjects() {
        Location place = new FilePosition("a.yaml", 1, 1);
        Finding first = finding("Prometheus(a)", place, "Two jobs are named `x`.");
        Finding second = finding("Prometheus(b)", place, "Two jobs are named `x`.");

        assertThat(OncePerLine.of(List.of(first, second))).containsExactly(first, second);
    }

    @Test
    void namesEachClusterOfWhichSeveralMakeOneMistake() {
        Finding first =
                new Finding("PF104", Severity.ERROR, "source(a)", LINE, "Equal labels.", "Change one.", List.of());
        Finding second =
                new Finding("PF104", Severity.ERROR, "source(b)", LINE, "Equal labels.", "Change one.", List.of());

        assertThat(OncePerLine.of(List.of(first, second))).containsExactly(first, second);
    }
}
