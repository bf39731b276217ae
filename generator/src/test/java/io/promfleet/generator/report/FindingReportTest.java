package io.promfleet.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingReportTest {
    private static final CallSite SITE = new CallSite("acme.AcmeFleet", "AcmeFleet.java", 14);
    private static final Finding DUPLICATE = new Finding(
            "PF316",
            Severity.ERROR,
            "source(production) > remoteWrite(hub)",
            SITE,
            "The cluster already has a remote write named `hub`.",
            "Give each remote write its own name.",
            List.of(new Finding.Related("first declared here", new CallSite("acme.AcmeFleet", "AcmeFleet.java", 12))));

    private static Finding bare(Severity severity, String message) {
        return new Finding("PF010", severity, "", UnknownLocation.UNKNOWN, message, "", List.of());
    }

    @Test
    void saysWhatWhereAndWhatToDo() {
        assertThat(new FindingReport(Style.PLAIN).lines(DUPLICATE))
                .containsExactly(
                        "ERROR PF316   source(production) > remoteWrite(hub)",
                        "  The cluster already has a remote write named `hub`.",
                        "    at acme.AcmeFleet(AcmeFleet.java:14)",
                        "    first declared here acme.AcmeFleet(AcmeFleet.java:12)",
                        "  Hint: Give each remote write its own name.");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(new FindingReport(Style.PLAIN).lines(bare(Severity.INFO, "Short.")))
                .containsExactly("INFO PF010", "  Short.");
    }

    @Test
    void namesPlacesInFilesAsCompilersDo() {
        Finding finding =
                new Finding("PF300", Severity.WARNING, "", new FilePosition("v.yaml", 3, 7), "No.", "Do.", List.of());
        assertThat(new FindingReport(Style.PLAIN).lines(finding))
                .containsExactly("WARNING PF300", "  No.", "    at v.yaml:3:7", "  Hint: Do.");
    }

    @Test
    void indentsEveryLineOfAMessageAndSpellsOutControlCharacters() {
        assertThat(new FindingReport(Style.PLAIN).lines(bare(Severity.ERROR, "one\r\ntwo \u001b[2J\u009b\tthrée")))
                .containsExactly("ERROR PF010", "  one\\u000d", "  two \\u001b[2J\\u009b\tthrée");
    }

    @Test
    void coloursTheSeverityAndThePlaces() {
        assertThat(new FindingReport(Style.COLOURED).lines(DUPLICATE))
                .contains(
                        "\u001b[1;31mERROR\u001b[0m PF316   source(production) > remoteWrite(hub)",
                        "    at \u001b[36macme.AcmeFleet(AcmeFleet.java:14)\u001b[0m");
    }

    @Test
    void countsBySeverity() {
        FindingReport report = new FindingReport(Style.PLAIN);
        Finding warning = bare(Severity.WARNING, "w");
        Finding info = bare(Severity.INFO, "i");
        assertThat(report.summary(List.of(DUPLICATE, warning, DUPLICATE))).isEqualTo("2 errors, 1 warning");
        assertThat(report.summary(List.of(info))).isEqualTo("1 note");
        assertThat(report.summary(List.of())).isEmpty();
    }

    /** A rule in a method that many sources share is one line to mend. */
    @Test
    void countsWhatManySourcesSayAtOneLine() {
        List<Finding> many = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> new Finding(
                        "PF207",
                        Severity.WARNING,
                        "source(s%03d)".formatted(i),
                        SITE,
                        "Removes it.",
                        "Keep it.",
                        List.of()))
                .toList();
        assertThat(new FindingReport(Style.PLAIN).all(many, finding -> Excerpt.NONE))
                .containsExactly(
                        "WARNING PF207   source(s001)",
                        "  Removes it.",
                        "    at acme.AcmeFleet(AcmeFleet.java:14)",
                        "  Hint: Keep it.",
                        "  and 199 more of this line: source(s002), source(s003), source(s004), …",
                        "200 warnings");
        assertThat(new FindingReport(Style.PLAIN).all(many.subList(0, 3), finding -> Excerpt.NONE))
                .hasSize(13);
    }
}
