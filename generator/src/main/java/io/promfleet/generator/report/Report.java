package io.promfleet.generator.report;

import io.promfleet.finding.Finding;
import io.promfleet.generator.SuppressedFinding;
import java.util.List;

/**
 * All findings of a run in one of the {@linkplain ReportFormat forms}.
 *
 * @param files where the findings are
 * @param elsewhere the file to show what has no place at, relative as {@link SourceFiles#relative} gives it
 */
public record Report(SourceFiles files, String elsewhere) {

    /**
     * The whole report.
     *
     * @param findings all findings, in any order
     * @param format the form
     * @return lines that end in line feeds, the same for the same findings
     */
    public String text(List<Finding> findings, ReportFormat format) {
        return text(findings, List.of(), format);
    }

    /**
     * The whole report, with what is accepted; annotations of a workflow have no words for it.
     *
     * @param findings all findings, in any order
     * @param suppressed what was found and suppressed, in any order
     * @param format the form
     * @return lines that end in line feeds, the same for the same findings
     */
    public String text(List<Finding> findings, List<SuppressedFinding> suppressed, ReportFormat format) {
        return switch (format) {
            case TEXT -> joined(new FindingReport(Style.PLAIN).all(findings, suppressed.size(), files));
            case JSON -> new JsonReport(files).text(findings, suppressed);
            case SARIF -> new SarifReport(files, elsewhere).text(findings, suppressed);
            case GITHUB -> joined(new GithubReport(files).lines(findings));
        };
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
