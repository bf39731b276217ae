package io.promfleet.generator.report;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings as commands of GitHub workflows, which show them at their lines. */
final class GithubReport {
    private final SourceFiles files;

    GithubReport(SourceFiles files) {
        this.files = files;
    }

    List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>(findings.size());
        for (Finding finding : ByPlace.sorted(findings)) {
            lines.add(line(finding));
        }
        return lines;
    }

    private String line(Finding finding) {
        StringBuilder line = new StringBuilder("::").append(command(finding.severity()));
        Location location = finding.location();
        Optional<String> file = files.relative(location);
        if (file.isPresent()) {
            line.append(" file=").append(property(file.get())).append(",line=").append(ByPlace.line(location));
            if (ByPlace.column(location) > 0) {
                line.append(",col=").append(ByPlace.column(location));
            }
            line.append(",title=");
        } else {
            line.append(" title=");
        }
        line.append(property(finding.path().isEmpty() ? finding.id() : finding.id() + " " + finding.path()));
        StringBuilder text = new StringBuilder(finding.message());
        if (file.isEmpty() && !location.describe().isEmpty()) {
            text.append("\nat ").append(location.describe());
        }
        for (Finding.Related related : finding.related()) {
            text.append('\n')
                    .append(related.note())
                    .append(' ')
                    .append(related.location().describe());
        }
        if (!finding.hint().isEmpty()) {
            text.append("\nHint: ").append(finding.hint());
        }
        return line.append("::").append(data(text.toString())).toString();
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
